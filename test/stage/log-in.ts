/** WHM's own login form, as people fill it in. */
import type { Page } from 'playwright-core';

/** Logs in where the form is shown. */
export async function logInAsRoot(page: Page): Promise<void> {
  await page.getByLabel('Username').fill('root');
  await page.getByLabel('Password').fill('root-password');
  await page.getByRole('button', { name: 'Log in' }).click();
}
