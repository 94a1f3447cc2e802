/** A user whom AppConfig lets through but who has no right to the page: the CGI checks by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useStage, PHONE } from '../stage/browser.ts';

const stage = useStage({ accounts: 10, isAppConfigEnforced: false });

for (const [size, viewport] of [
  ['a desktop', undefined],
  ['a phone', PHONE],
] as const) {
  test(`sees WHM with a note, and nothing of the page, on ${size}`, async () => {
    const { page, pageUrl } = await stage.prepare('helpdesk', viewport ? { viewport } : {});
    const answer = await page.goto(pageUrl);
    assert.equal(answer?.status(), 403);
    const note = page.getByRole('main').getByRole('alert');
    assert.match(await note.innerText(), /You do not have permission to see Two-Factor Status/);
    assert.match(await note.innerText(), /create-acct/);
    assert.equal(await page.locator('two-factor-status, [type=module]').count(), 0);
    assert.ok(stage.whm.requests.every((request) => request.function === undefined));
  });
}
