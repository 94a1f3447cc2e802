/** Never a blank page: what is seen when the script does not come, or must not run. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useStage } from '../stage/browser.ts';

const stage = useStage({ accounts: 10 });
const SCRIPT = /twofactor_status\/assets\/.*\.js$/;
const LOADING = 'Two-Factor Status is loading';
const FAILED = 'the page could not be loaded';

suite('the script does not come', () => {
  test('first the page says that it loads, after some seconds what to do', async () => {
    const { page, pageUrl } = await stage.prepare('root');
    await page.route(SCRIPT, (route) => route.abort());
    await page.goto(pageUrl);
    assert.ok(await page.getByText(LOADING).isVisible());
    const hint = page.getByText(FAILED);
    assert.ok(!(await hint.isVisible()), 'not yet');
    const seconds = await hint.evaluate((text) =>
      text
        .getAnimations()
        .map((animation) => Number(animation.effect?.getTiming().duration) / 1_000),
    );
    assert.deepEqual(seconds, [8]);
    // The time is up.
    await hint.evaluate((text) => text.getAnimations().forEach((animation) => animation.finish()));
    assert.ok(await hint.isVisible());
    assert.match(await hint.innerText(), /Reload/);
  });

  test('without the stylesheet as well, both texts are read', async () => {
    const { page, pageUrl } = await stage.prepare('root');
    await page.route(/twofactor_status\/assets\//, (route) => route.abort());
    await page.goto(pageUrl);
    assert.ok(await page.getByText(LOADING).isVisible());
    assert.ok(await page.getByText(FAILED).isVisible());
  });
});

test('without JavaScript the page says at once that it needs it', async () => {
  const page = await stage.visit('root', { context: { javaScriptEnabled: false } });
  const text = page.page.locator('noscript');
  assert.ok(await text.isVisible());
  assert.match(await text.innerText(), /needs JavaScript/);
  assert.ok(!(await page.page.getByText(LOADING).isVisible()), 'it does not load');
});

test('the page needs nothing of WHM’s own script: the token is read from the path', async () => {
  const page = await stage.visit('root');
  await page.loaded();
  const calls = stage.whm.requests.filter((request) =>
    request.function?.startsWith('twofactorauth_'),
  );
  assert.ok(calls.length >= 2);
  assert.ok(calls.every(({ path }) => /^\/cpsess\d{10}\/json-api\//.test(path)));
});
