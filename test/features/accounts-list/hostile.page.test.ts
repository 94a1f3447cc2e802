/** Everything from the API is hostile text: it is shown as text, and harms nothing. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { useStage, DESKTOP, PHONE } from '../../stage/browser.ts';

const stage = useStage({ accounts: 0 });

const MARKUP = '<img src=x onerror=document.title="harmed">';
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  MARKUP,
  '"><script>document.title="harmed"</script>',
  'abc\u202Etxt',
  '${1+1}',
  '\u0000nul',
];
/** What cannot be seen is written out. */
const SHOWN_NAMES = NAMES.map((name) =>
  name.replace('\u202E', '⟨U+202E⟩').replace('\0', '⟨U+0000⟩'),
);
const LONG = `${'a-very-long-name.'.repeat(18)}example`;

const answer = (configs: [string, string][]): string =>
  `{"metadata":{"result":1,"reason":"OK"},"data":{${configs
    .map(
      ([user, domain]) =>
        `${JSON.stringify(user)}:{"is_enabled":"0","primary_domain":${JSON.stringify(domain)}}`,
    )
    .join(',')}}}`;

suite('hostile names', () => {
  for (const viewport of [DESKTOP, PHONE]) {
    test(`in users and domains are text${viewport === PHONE ? ', on a phone' : ''}`, async () => {
      const body = answer([
        ...NAMES.map((name): [string, string] => [name, 'plain.example']),
        ['long', LONG],
        ['markup', MARKUP],
        ['marks', '\u202Egro.live\u202C'],
        ['broken', 'xn--99999999.example'],
      ]);
      stage.whm.faults.set('twofactorauth_get_user_configs', {
        kind: 'body',
        body,
        contentType: 'application/json',
      });
      // So high that every row is in view, whatever comes to stand above the table.
      const page = await stage.visit('root', { viewport: { ...viewport, height: 2_400 } });
      await page.rows.nth(NAMES.length + 3).waitFor();
      const headers = await page.table.getByRole('rowheader').allTextContents();
      assert.deepEqual(
        headers.map((text) => text.trim()).toSorted(),
        [...SHOWN_NAMES, 'long', 'markup', 'marks', 'broken'].toSorted(),
      );
      assert.match(
        await page.status.innerText(),
        /0 of 12 accounts have two-factor enabled \(0%\)/,
      );
      assert.notEqual(await page.page.title(), 'harmed');
      assert.deepEqual(page.complaints, []);
      const row = page.row('long');
      assert.equal(await row.getByTitle(LONG).count(), 1, 'the whole name is in the title');
      const heights = await page.rows.evaluateAll((rows) =>
        rows.map((each) => each.getBoundingClientRect().height),
      );
      assert.equal(new Set(heights).size, 1, 'rows are of one height');
      assert.equal(await page.sidewaysOverflow(), 0);
    });
  }

  test('in a reason are text', async () => {
    stage.whm.faults.set('twofactorauth_get_user_configs', {
      kind: 'refused',
      reason: `${MARKUP} “x” \u202Eabc`,
    });
    const page = await stage.visit('root');
    await page.alert.filter({ hasText: MARKUP }).waitFor();
    assert.notEqual(await page.page.title(), 'harmed');
  });
});
