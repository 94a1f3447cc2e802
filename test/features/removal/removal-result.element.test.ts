/** What came of removing second factors: counted, told account by account, and handed on. */
import { expect } from 'chai';
import type { OutcomeReason, RemovalResult } from '../../../src/features/removal/outcomes.ts';
import '../../../src/features/removal/removal-result.ts';
import type { TfsRemovalResult } from '../../../src/features/removal/removal-result.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { frame, mount } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const result = (given: Partial<RemovalResult> = {}): RemovalResult => ({
  user: 'anna',
  outcome: 'removed',
  reason: '',
  said: '',
  ...given,
});

async function open(
  results: readonly RemovalResult[],
  given: Partial<TfsRemovalResult> = {},
): Promise<TfsRemovalResult> {
  const element = document.createElement('tfs-removal-result');
  Object.assign(element, { formats: createFormats('en'), results, ...given });
  mount(element);
  await frame();
  return element;
}

const rowsOf = (element: Element): string[][] =>
  allByRole(getByRole(element, 'table', 'Result'), 'row')
    .slice(1)
    .map((row) => allByRole(row, 'cell').map(textOf));

describe('the result of a removal', () => {
  it('is a dialog that has the focus: a key that is still pressed does nothing', async () => {
    await open([result()]);

    expect(focused()).to.equal('dialog “Result”');
  });

  it('counts each outcome that there is', async () => {
    const outcomes = ['left-out', 'removed', 'refused', 'unknown', 'was-not-enabled', 'removed'];
    const element = await open(
      outcomes.map((outcome) => ({ ...result(), outcome }) as RemovalResult),
    );

    expect(textOf(element)).to.include(
      'Removed: 2 Was not enabled: 1 Refused: 1 Unknown: 1 Not changed: 1',
    );
  });

  for (const [reason, text] of [
    ['no-reason', 'WHM gave no reason.'],
    ['said-but-off', 'WHM refused, but it is off now.'],
    ['still-enabled', 'WHM reported it removed, but it is still there.'],
    ['not-read', 'WHM reported it removed. Reading it again failed.'],
    ['not-named-unread', 'WHM did not say what it did. Reading it again failed.'],
    ['lost-off', 'WHM’s answer was lost, but it is off now.'],
    ['lost-on', 'WHM’s answer was lost. It is still there.'],
    ['lost-not-read', 'WHM’s answer was lost. Reading it again failed.'],
    ['stopped', 'You stopped before its turn.'],
    ['not-sent', 'Not tried after the failure before it.'],
    ['was-gone', 'No longer in your list.'],
  ] as readonly (readonly [OutcomeReason, string])[]) {
    it(`gives the reason “${text}”`, async () => {
      const element = await open([result({ outcome: 'unknown', reason })]);

      expect(rowsOf(element)).to.deep.equal([['Unknown', text]]);
    });
  }

  it('has what WHM said as text, whatever stands in it', async () => {
    const said = 'Locked: <b>x</b>';
    const element = await open([result({ outcome: 'refused', reason: 'said', said })]);

    expect(rowsOf(element)).to.deep.equal([['Refused', said]]);
  });

  it('has 200 rows, and all when that is asked for', async () => {
    const element = await open(Array.from({ length: 5_000 }, () => result()));
    expect(rowsOf(element)).to.have.lengthOf(200);

    getByRole(element, 'button', 'Show all 5,000').click();
    await frame();

    expect(element.shadowRoot?.querySelectorAll('tbody tr')).to.have.lengthOf(5_000);
  });

  it('has a line for each reason why accounts were not changed, which names them', async () => {
    const unchanged = Array.from({ length: 1_012 }, (_, index) =>
      result({ user: `u${index}`, outcome: 'left-out', reason: index === 3 ? 'own' : 'not-sent' }),
    );
    const element = await open([result(), result({ user: 'bob' }), ...unchanged]);

    const users = allByRole(element, 'rowheader').map(textOf);
    expect(users).to.deep.equal([
      'anna',
      'bob',
      'u0, u1, u2, u4, u5, u6, u7, u8, u9, u10, 1,001 more',
      'u3',
    ]);
    expect(rowsOf(element).slice(2)).to.deep.equal([
      ['Not changed', 'Not tried after the failure before it.'],
      ['Not changed', 'Your own account: go to “My account”.'],
    ]);
    expect(textOf(element)).to.include('Removed: 2 Not changed: 1,012');
  });

  it('has a message for the customer only where one was removed', async () => {
    const refused = await open([result({ outcome: 'refused' })]);
    const name = 'Copy message for the customer';
    expect(hasRole(refused, 'button', 'Copy result')).to.equal(true);
    expect(hasRole(refused, 'button', name)).to.equal(false);
    refused.remove();

    expect(hasRole(await open([result()]), 'button', name)).to.equal(true);
  });

  for (const [name, action] of [
    ['Copy result', 'copy'],
    ['Export result', 'export'],
    ['Copy message for the customer', 'message'],
    ['Read again', 'read-again'],
  ] as const) {
    it(`passes on “${name}”`, async () => {
      const failure = { title: 'The accounts could not be read again.', text: '' };
      const element = await open([result()], { failure });
      const used: string[] = [];
      element.addEventListener('result-used', ({ detail }) => used.push(detail));

      getByRole(element, 'button', name).click();

      expect(used).to.deep.equal([action]);
    });
  }

  it('leads to the login where the session has ended, once it is copied', async () => {
    const failure = { title: 'Not read again.', text: '', logIn: '/login/?goto_uri=x' };
    const alert = getByRole(await open([result()], { failure }), 'alert');

    expect(textOf(alert)).to.include('Copy or export this result before you log in again.');
    expect(getByRole(alert, 'link', 'Log in again').getAttribute('href')).to.equal(failure.logIn);
    expect(hasRole(alert, 'button')).to.equal(false);
  });

  it('has the text to be copied by hand where the browser did not copy it', async () => {
    const said = 'The browser did not let the page copy';
    const element = await open([result()], { said, byHand: 'anna\tRemoved' });

    const field = getByRole(element, 'textbox', said) as HTMLTextAreaElement;
    expect([field.value, field.readOnly]).to.deep.equal(['anna\tRemoved', true]);
  });
});
