/** Setting the issuer: sent once, and told as it is read again, whatever became of the answer. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { IssuerSetting } from '../../src/state/issuer-setting.ts';
import type { Answer } from '../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../src/whm/failure.ts';
import type { Transport } from '../../src/whm/transport.ts';
import { createHost } from './host.ts';

interface Told {
  readonly issuer: string;
  readonly system_wide_issuer?: string;
}

/** WHM has one issuer first, and another when it is read again; or it fails. */
function setUp(set: FailureKind | 'done', ...reads: readonly (Told | FailureKind)[]) {
  const commands: string[] = [];
  let asked = 0;
  // Async, so that a failure rejects.
  // eslint-disable-next-line @typescript-eslint/require-await
  const whm: Transport = async ({ command }): Promise<Answer> => {
    const verb = command.replace('twofactorauth_', '');
    commands.push(verb);
    const told = verb === 'set_issuer' ? set : reads[asked++];
    if (typeof told === 'string' && told !== 'done') throw new WhmFailure(told, `${verb} failed.`);
    return { data: told, warnings: [] };
  };
  return { setting: new IssuerSetting(createHost(), () => whm), commands };
}

const own = (issuer: string): Told => ({ issuer, system_wide_issuer: 'All' });

suite('the issuer', () => {
  for (const [name, issuer, set, after, outcome] of [
    ['saved', 'Mine', 'done', own('Mine'), 'saved'],
    ['back to the default', '', 'done', own('All'), 'saved'],
    ['back to a default that is not told', '', 'done', { issuer: 'x' }, 'saved'],
    ['saved, and not to be read again', 'Mine', 'done', 'refused', 'not-read'],
    ['saved, and the session over then', 'Mine', 'done', 'session-ended', 'not-read'],
    ['changed by another window meanwhile', 'Mine', 'done', own('Theirs'), 'elsewhere'],
    ['emptied, and set by another window', '', 'done', own('Theirs'), 'elsewhere'],
    ['reported as saved, and as it was', 'Mine', 'done', own('Old'), 'not-saved'],
    ['refused', 'Mine', 'refused', own('Old'), 'refused'],
    ['refused, and not to be read again', 'Mine', 'refused', 'unreachable', 'refused'],
    ['refused, and so all the same', 'Mine', 'refused', own('Mine'), 'saved'],
    ['refused, and was so before', 'Old', 'refused', own('Old'), 'refused'],
    ['not known: the session has ended', 'Mine', 'session-ended', 'session-ended', 'not-known'],
    ['lost, and saved all the same', 'Mine', 'unreachable', own('Mine'), 'saved'],
    ['lost, and as it was', 'Mine', 'timed-out', own('Old'), 'not-saved'],
    ['lost, and set by another window', 'Mine', 'unreadable', own('Theirs'), 'elsewhere'],
    ['lost, and not to be read again', 'Mine', 'unreachable', 'unreachable', 'not-known'],
    ['lost, and back to the default', '', 'unreachable', own('All'), 'saved'],
    ['lost, and not back to the default', '', 'unreachable', own('Old'), 'not-saved'],
  ] as const) {
    test(`is ${name}`, async () => {
      const { setting, commands } = setUp(set, own('Old'), after);
      await setting.current.load();
      await Promise.all([setting.save(issuer), setting.save(issuer)]);
      assert.deepEqual(commands, ['get_issuer', 'set_issuer', 'get_issuer']);
      assert.equal(setting.outcome, outcome);
      assert.equal(setting.savedAt !== undefined, outcome === 'saved');
      assert.equal(setting.isSaving, false);
    });
  }

  test('that was the default before: a lost answer leaves open whether it was set again', async () => {
    const { setting } = setUp('timed-out', own('All'), own('All'));
    await setting.current.load();
    await setting.save('');
    assert.equal(setting.outcome, 'not-known');
  });

  test('that was never read before is not said to have been changed elsewhere', async () => {
    const { setting } = setUp('done', own('Other'));
    await setting.save('Mine');
    assert.equal(setting.outcome, 'not-saved');
  });

  test('keeps apart why it was not set and why it was not read', async () => {
    const { setting } = setUp('refused', own('Old'), 'unreachable');
    await setting.current.load();
    await setting.save('Mine');
    assert.equal(setting.failure?.reason, 'set_issuer failed.');
    assert.equal(setting.current.failure?.reason, 'get_issuer failed.');
  });
});
