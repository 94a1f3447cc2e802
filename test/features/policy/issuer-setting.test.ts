/** Setting the issuer: sent once, and told as it is read again, whatever became of the answer. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { IssuerSetting } from '../../../src/features/policy/issuer-setting.ts';
import type { Answer } from '../../../src/whm/answer.ts';
import { WhmFailure, type FailureKind } from '../../../src/whm/failure.ts';
import type { Transport } from '../../../src/whm/transport.ts';
import { createHost } from '../../state/host.ts';

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

const inUse = (issuer: string): Told => ({ issuer, system_wide_issuer: 'All' });

suite('the issuer', () => {
  for (const [name, issuer, set, after, outcome] of [
    ['saved', 'Mine', 'done', inUse('Mine'), 'saved'],
    ['back to the default', '', 'done', inUse('All'), 'saved'],
    ['back to a default that is not told', '', 'done', { issuer: 'x' }, 'saved'],
    ['saved, and not to be read again', 'Mine', 'done', 'refused', 'not-read'],
    ['saved, and the session over then', 'Mine', 'done', 'session-ended', 'not-read'],
    ['changed by another window meanwhile', 'Mine', 'done', inUse('Theirs'), 'elsewhere'],
    ['emptied, and the owner’s is in use', '', 'done', inUse('Owner'), 'saved'],
    [
      'emptied, and the owner’s is in use, which is called the same',
      '',
      'done',
      inUse('Old'),
      'saved',
    ],
    ['reported as saved, and as it was', 'Mine', 'done', inUse('Old'), 'not-saved'],
    ['refused', 'Mine', 'refused', inUse('Old'), 'refused'],
    ['refused, and not to be read again', 'Mine', 'refused', 'unreachable', 'refused'],
    ['refused, and so all the same', 'Mine', 'refused', inUse('Mine'), 'saved'],
    ['refused, and was so before', 'Old', 'refused', inUse('Old'), 'refused'],
    ['not known: the session has ended', 'Mine', 'session-ended', 'session-ended', 'not-known'],
    ['lost, and saved all the same', 'Mine', 'unreachable', inUse('Mine'), 'saved'],
    ['lost, and in use before as a default', 'Old', 'timed-out', inUse('Old'), 'not-known'],
    ['lost, and as it was', 'Mine', 'timed-out', inUse('Old'), 'not-saved'],
    ['lost, and set by another window', 'Mine', 'unreadable', inUse('Theirs'), 'elsewhere'],
    ['lost, and not to be read again', 'Mine', 'unreachable', 'unreachable', 'not-known'],
    ['lost, and back to the default', '', 'unreachable', inUse('All'), 'saved'],
    [
      'lost, and in use as before: it may be the owner’s',
      '',
      'unreachable',
      inUse('Old'),
      'not-known',
    ],
    [
      'lost, and another in use: it may be the owner’s',
      '',
      'timed-out',
      inUse('Owner'),
      'not-known',
    ],
  ] as const) {
    test(`is ${name}`, async () => {
      const { setting, commands } = setUp(set, inUse('Old'), after);
      await setting.current.load();
      await Promise.all([setting.save(issuer), setting.save(issuer)]);
      assert.deepEqual(commands, ['get_issuer', 'set_issuer', 'get_issuer']);
      assert.equal(setting.outcome, outcome);
      assert.equal(setting.savedAt !== undefined, outcome === 'saved');
      assert.equal(setting.isSaving, false);
    });
  }

  test('that was the default before: a lost answer leaves open whether it was set again', async () => {
    const { setting } = setUp('timed-out', inUse('All'), inUse('All'));
    await setting.current.load();
    await setting.save('');
    assert.equal(setting.outcome, 'not-known');
  });

  test('that was never read before is not said to have been changed elsewhere', async () => {
    const { setting } = setUp('done', inUse('Other'));
    await setting.save('Mine');
    assert.equal(setting.outcome, 'not-saved');
  });

  test('keeps apart why it was not set and why it was not read', async () => {
    const { setting } = setUp('refused', inUse('Old'), 'unreachable');
    await setting.current.load();
    await setting.save('Mine');
    assert.equal(setting.failure?.reason, 'set_issuer failed.');
    assert.equal(setting.current.failure?.reason, 'get_issuer failed.');
  });
});
