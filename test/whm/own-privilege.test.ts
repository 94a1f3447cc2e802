/** The privilege of its own, from end to end: who is shown the page, in the menu and by the CGI, and what WHM's API then says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSuccess, useLocalWhm } from './caller.ts';
import { installPlugin } from './server-root.ts';

const PAGE = '/cgi/addons/twofactor_status/index.cgi';

const caller = useLocalWhm({ accounts: 10 });

async function look(user: string) {
  const home = await (await caller.open(user, '/')).text();
  const page = await caller.open(user, PAGE);
  const markup = await page.text();
  return {
    isInMenu: home.includes('Two-Factor Status'),
    status: page.status,
    isPage: markup.includes('<two-factor-status'),
  };
}

const OPEN = { isInMenu: true, status: 200, isPage: true };
const SHUT = { isInMenu: false, status: 403, isPage: false };

test('with --own-privilege whoever is granted it opens the page, and nobody else', async () => {
  assert.deepEqual([await look('brightweb'), await look('helpdesk')], [OPEN, SHUT]);

  await installPlugin({ path: caller.whm.root }, { args: ['--own-privilege'] });
  assert.deepEqual([await look('brightweb'), await look('helpdesk')], [SHUT, OPEN]);
  assert.deepEqual(await look('root'), OPEN);

  // It opens the page only. What the page then asks WHM for is WHM's to grant.
  const answer = await caller.call('helpdesk', 'twofactorauth_get_user_configs');
  assert.equal(isSuccess(answer), false);
  assert.match(String(answer.metadata.reason), /permission/);

  await installPlugin({ path: caller.whm.root }, { args: ['--no-own-privilege'] });
  assert.deepEqual([await look('brightweb'), await look('helpdesk')], [OPEN, SHUT]);
});
