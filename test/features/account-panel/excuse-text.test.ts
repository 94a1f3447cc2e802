/** The command that excuses an account, as a shell reads it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { excuseCommand } from '../../../src/features/account-panel/excuse-text.ts';
import { shellWord } from '../../../src/lib/shell-word.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');

/** The words that a shell makes of it. */
const wordsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
    .split('\n')
    .slice(0, -1);

suite('the command that excuses an account', () => {
  test('asks for reason and approver, and proposes an end', () => {
    assert.equal(
      excuseCommand('anna', undefined, NOW),
      "whm-2fa exceptions add anna --reason='' --approved-by='' --until=2026-12-28",
    );
  });

  test('begins with what was said before', () => {
    const exception = {
      until: '2026-01-01',
      reason: 'No phone; $(reboot) `x` "y" it’s\n--ticket=z \\',
      approvedBy: "O'Neil",
      approvedOn: '',
      ticket: 'T-1',
      isExpired: true,
    };

    assert.deepEqual(wordsOf(excuseCommand('anna', exception, NOW)), [
      'whm-2fa',
      'exceptions',
      'add',
      'anna',
      '--reason=No phone; $(reboot) `x` "y" it’s --ticket=z \\',
      "--approved-by=O'Neil",
      '--until=2026-12-28',
      '--ticket=T-1',
    ]);
  });

  test('is one word for each text, and drives no terminal', () => {
    for (const text of [
      '',
      ' ',
      "'",
      "''",
      '$HOME',
      '*',
      '!x',
      '#',
      '~',
      'a\tb',
      '%',
      '\\',
      '>x',
      'a&b',
    ])
      assert.deepEqual(wordsOf(shellWord(text)), [text.replace('\t', ' ')], text);
    assert.equal(shellWord('a\u001B[31m\r\nb\u009B'), "'a [31m b '");
  });
});
