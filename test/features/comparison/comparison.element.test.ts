/** The comparison with an earlier export: how a file is handed in, and how the result is read. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/comparison/comparison.ts';
import type { TfsComparison } from '../../../src/features/comparison/comparison.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { createAccount, type Account, type AccountDetails } from '../../../src/accounts/account.ts';
import type { Comparison } from '../../../src/features/comparison/compare.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const SUSPENDED = { isSuspended: true } as AccountDetails; // the rest is not read

const RESULT: Comparison = {
  lost: [createAccount('ann', 'ann.example', false), createAccount('bob', '', false)],
  gained: [createAccount('cleo', 'xn--ber-goa.example', true, 'über.example')],
  new: [
    createAccount('dan', 'dan.example', true),
    { ...createAccount('eve', 'eve.example', false), details: SUSPENDED },
    { ...createAccount('fay', 'fay.example', false), canEnable: false },
  ],
  renamed: [createAccount('mar2020', 'march.example', true)],
  gone: [
    { user: 'gus', wasEnabled: true },
    { user: 'hal', wasEnabled: false },
  ],
  formerNames: new Map([
    ['bob', 'robert'],
    ['mar2020', 'Mar-20'],
  ]),
};

const NOTHING: Comparison = {
  lost: [],
  gained: [],
  renamed: [],
  new: [],
  gone: [],
  formerNames: new Map(),
};

const accounts = (count: number): Account[] =>
  Array.from({ length: count }, (_, index) => createAccount(`user${index}`, 'x.example', false));

async function mountComparison(set: Partial<TfsComparison> = {}): Promise<TfsComparison> {
  const card = document.createElement('tfs-comparison');
  Object.assign(card, { formats: createFormats('en'), fileName: 'earlier.csv' }, set);
  mount(card);
  await frame();
  return card;
}

async function press(card: TfsComparison, name: string): Promise<void> {
  getByRole(card, 'button', name).click();
  await frame();
}

/** Chromium has no role of its own for it. */
function fileInput(card: TfsComparison): HTMLInputElement {
  const input = card.shadowRoot?.querySelector('input');
  if (!input) throw new Error('There is no input');
  return input;
}

/** Hands in a file as the browser does when it was picked. */
async function pick(card: TfsComparison, ...files: File[]): Promise<void> {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  const input = fileInput(card);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await frame();
}

/** What happens over the card. @returns whether it is left to the browser */
function drag(card: TfsComparison, type: string, ...files: File[]): boolean {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  return getByRole(card, 'heading', /^Compare/).dispatchEvent(event);
}

const csv = (name: string): File => new File(['user,two_factor\r\n'], name);

const headingsOf = (card: TfsComparison): string[] =>
  allByRole(card, 'heading').slice(1).map(textOf);

const linesOf = (card: TfsComparison, list: string): string[] =>
  allByRole(getByRole(card, 'list', list), 'listitem').map(textOf);

/** What a screen reader is told without being asked. */
const announcedBy = (card: TfsComparison): string =>
  [...(card.shadowRoot?.querySelectorAll('[aria-live="polite"]') ?? [])].map(textOf).join();

describe('the notes of the comparison', () => {
  it('have what cannot be seen written out', async () => {
    const card = await mountComparison({ comparison: NOTHING, notes: ['By a\u202Eb.'] });

    expect(textOf(card)).to.include('By a⟨U+202E⟩b.');
  });
});

describe('the file of the comparison', () => {
  it('is chosen by a button, and is one that the page exports', async () => {
    const card = await mountComparison();

    expect(fileInput(card).getAttribute('aria-label')).to.equal('Earlier export');
    expect(fileInput(card).accept.split(',')).to.include.members(['.csv', '.json']);
    expect(hasRole(card, 'heading', 'Compare with an earlier export')).to.equal(true);
    expect(textOf(card)).to.include('It stays in your browser. Choose a file… or drop it here');
    expect(hasRole(card, 'region', 'Compare with an earlier export')).to.equal(true);
  });

  it('is told when it is picked, again too', async () => {
    const card = await mountComparison();
    const names: string[] = [];
    card.addEventListener('file-chosen', ({ detail }) => names.push(detail.name));

    await pick(card, csv('a.csv'));
    expect(fileInput(card).value).to.equal('');
    await pick(card, csv('a.csv'));

    expect(names).to.deep.equal(['a.csv', 'a.csv']);
  });

  it('is picked with the browser’s own dialog, which the button opens', async () => {
    const card = await mountComparison();
    let opened = 0;
    fileInput(card).addEventListener('click', (event) => {
      event.preventDefault();
      opened++;
    });

    await press(card, 'Choose a file…');

    expect(opened).to.equal(1);
  });

  it('is told when it is dropped on the card, and the browser stays on the page', async () => {
    const card = await mountComparison();
    const names: string[] = [];
    card.addEventListener('file-chosen', ({ detail }) => names.push(detail.name));

    const isLeftToBrowser = [
      drag(card, 'dragover', csv('a.csv')),
      drag(card, 'drop', csv('a.csv')),
    ];

    expect(names).to.deep.equal(['a.csv']);
    expect(isLeftToBrowser).to.deep.equal([false, false]);
  });

  it('is refused when several are dropped', async () => {
    const card = await mountComparison();
    let [refused, chosen] = [0, 0];
    card.addEventListener('files-refused', () => refused++);
    card.addEventListener('file-chosen', () => chosen++);

    drag(card, 'drop', csv('a.csv'), csv('b.csv'));

    expect([refused, chosen]).to.deep.equal([1, 0]);
  });

  it('is marked while it is held over the card, a text is not', async () => {
    const card = await mountComparison();
    const borderOf = () =>
      getComputedStyle(getByRole(card, 'button').parentElement ?? card).borderStyle;
    const before = borderOf();

    expect(drag(card, 'dragover')).to.equal(true);
    await frame();
    expect(borderOf()).to.equal(before);

    drag(card, 'dragover', csv('a.csv'));
    await frame();
    expect(borderOf()).to.not.equal(before);

    drag(card, 'dragleave');
    await frame();
    expect(borderOf()).to.equal(before);
  });

  it('is not told where none was picked', async () => {
    const card = await mountComparison();
    let told = 0;
    card.addEventListener('file-chosen', () => told++);

    await pick(card);

    expect(told).to.equal(0);
  });

  it('is named while it is read, and where it cannot be', async () => {
    const card = await mountComparison({ progress: 0.5 });
    expect(announcedBy(card)).to.equal('earlier.csv Reading the file…');

    Object.assign(card, { progress: undefined, failure: 'This file is not an export.' });
    await frame();

    expect(announcedBy(card)).to.equal('earlier.csv This file is not an export.');
    expect(headingsOf(card)).to.deep.equal([]);
  });

  it('shows how far it is while it is read, without announcing each step', async () => {
    const card = await mountComparison({ progress: 0.256 });

    const bar = getByRole(card, 'progressbar', 'Reading the file') as HTMLProgressElement;
    expect(bar.value).to.equal(0.256);
    expect(textOf(card)).to.include('25%');
    expect(announcedBy(card)).to.not.include('%');

    card.progress = undefined;
    await frame();

    expect(hasRole(card, 'progressbar')).to.equal(false);
    expect(hasRole(card, 'button', 'Cancel')).to.equal(false);
  });

  it('can be cancelled by keyboard while it is read: announced, and the focus is where one chooses a file', async () => {
    const card = await mountComparison({ progress: 0 });
    card.addEventListener('reading-cancelled', () => {
      Object.assign(card, { progress: undefined, isCancelled: true });
    });
    getByRole(card, 'button', 'Cancel').focus();

    await sendKeys({ press: 'Enter' });
    await frame();

    expect(announcedBy(card)).to.equal('Reading the file was cancelled.');
    expect(focused()).to.equal('button “Choose a file…”');
  });

  it('leaves the focus alone when it has been read, where it was elsewhere', async () => {
    const card = await mountComparison({ progress: 0 });
    const elsewhere = mount(document.createElement('button'));
    elsewhere.focus();

    Object.assign(card, { progress: undefined, comparison: RESULT });
    await frame();

    expect(document.activeElement).to.equal(elsewhere);
  });

  it('says nothing before one was picked', async () => {
    const card = await mountComparison();

    expect(announcedBy(card)).to.equal('');
    expect(headingsOf(card)).to.deep.equal([]);
  });
});

describe('the result of the comparison', () => {
  it('has a heading with the count of each list, who lost it first', async () => {
    const card = await mountComparison({ comparison: RESULT });

    expect(headingsOf(card)).to.deep.equal([
      'Lost (2)',
      'Gained (1)',
      'Renamed (1)',
      'New (3)',
      'Gone (2)',
    ]);
    expect(hasRole(card, 'heading', 'Lost (2)')).to.equal(true);
  });

  it('marks who lost it with words and a sign, and only where there are some', async () => {
    const card = await mountComparison({ comparison: RESULT });
    const signOf = (list: RegExp): string =>
      getComputedStyle(getByRole(card, 'heading', list), '::before').content;
    expect(textOf(card)).to.include('These accounts had a second factor and have none now.');
    expect(signOf(/^Lost/)).to.include('▲');
    expect([/^Gained/, /^Renamed/, /^New/, /^Gone/].map(signOf)).to.deep.equal(
      Array(4).fill('none'),
    );

    card.comparison = NOTHING;
    await frame();

    expect(textOf(card)).to.not.include('These accounts had a second factor');
    expect(signOf(/^Lost/)).to.equal('none');
  });

  it('names the accounts with their domains and what is not said by the heading', async () => {
    const card = await mountComparison({ comparison: RESULT });

    expect(linesOf(card, 'Lost (2)')).to.deep.equal([
      'ann ann.example',
      'bob in the export: robert',
    ]);
    expect(linesOf(card, 'Gained (1)')).to.deep.equal(['cleo über.example']);
    expect(linesOf(card, 'New (3)')).to.deep.equal([
      'dan dan.example has two-factor',
      'eve eve.example has no two-factor Suspended',
      'fay fay.example Cannot enable it',
    ]);
    expect(linesOf(card, 'Renamed (1)')).to.deep.equal([
      'mar2020 march.example in the export: Mar-20',
    ]);
    expect(linesOf(card, 'Gone (2)')).to.deep.equal([
      'gus had two-factor',
      'hal had no two-factor',
    ]);
  });

  it('says “Unknown” of whom it is or was not known', async () => {
    const card = await mountComparison({
      comparison: {
        ...NOTHING,
        new: [createAccount('ida', 'ida.example', undefined)],
        gone: [{ user: 'jan', wasEnabled: undefined }],
      },
    });

    expect(linesOf(card, 'New (1)')).to.deep.equal(['ida ida.example Unknown']);
    expect(linesOf(card, 'Gone (1)')).to.deep.equal(['jan Unknown']);
  });

  it('says “None” below each heading without accounts', async () => {
    const card = await mountComparison({ comparison: NOTHING });

    expect(headingsOf(card)).to.deep.equal([
      'Lost (0)',
      'Gained (0)',
      'Renamed (0)',
      'New (0)',
      'Gone (0)',
    ]);
    expect(textOf(card).match(/None/g)).to.have.lengthOf(5);
  });

  it('is announced by its counts and what one has to know, not by every name', async () => {
    const card = await mountComparison({
      comparison: RESULT,
      notes: ['It was exported under another name.'],
    });

    expect(announcedBy(card)).to.equal(
      'earlier.csv Lost (2), Gained (1), Renamed (1), New (3), Gone (2) It was exported under another name.',
    );
    expect(hasRole(card, 'status')).to.equal(false);
  });

  it('leads to the accounts that are there, not to those that are gone', async () => {
    const card = await mountComparison({ comparison: RESULT });
    const users: string[] = [];
    card.addEventListener('account-chosen', ({ detail }) => users.push(detail));

    for (const user of ['ann', 'cleo', 'dan']) await press(card, user);

    expect(users).to.deep.equal(['ann', 'cleo', 'dan']);
    expect(hasRole(card, 'button', 'gus')).to.equal(false);
  });

  it('shows names as they are, whatever is in them', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const card = await mountComparison({
      comparison: { ...NOTHING, lost: [createAccount(name, name, false)] },
      fileName: name,
      notes: [name],
    });

    expect(linesOf(card, 'Lost (1)')).to.deep.equal([`${name} ${name}`]);
    expect(hasRole(card, 'image')).to.equal(false);
  });

  it('keeps names of the other direction apart from what stands beside them', async () => {
    const name = 'אבג';
    const card = await mountComparison({
      comparison: { ...NOTHING, lost: [createAccount(name, '123.example', false)] },
    });

    const [line] = allByRole(getByRole(card, 'list', 'Lost (1)'), 'listitem');
    const texts = [...(line?.querySelectorAll('bdi') ?? [])];
    const [user, domain] = texts.map((one) => one.getBoundingClientRect());
    expect(domain?.left).to.be.at.least(user?.right ?? NaN);
  });

  it('has its counts in a table', async () => {
    const card = await mountComparison({ comparison: RESULT });

    const table = getByRole(card, 'table', 'Compare with an earlier export');
    expect(allByRole(table, 'row').map(textOf)).to.deep.equal([
      'Lost Gained Renamed New Gone',
      '2 1 1 3 2',
    ]);
  });
});

describe('long lists of the comparison', () => {
  const LONG: Comparison = { ...RESULT, lost: accounts(1_200), gained: accounts(101) };

  it('are drawn as far as one reads, until all of one are asked for', async () => {
    const card = await mountComparison({ comparison: LONG });
    expect(linesOf(card, 'Lost (1,200)')).to.have.lengthOf(100);

    await press(card, 'Show all 1,200');

    expect(linesOf(card, 'Lost (1,200)')).to.have.lengthOf(1_200);
    expect(linesOf(card, 'Gained (101)')).to.have.lengthOf(100);
    expect(hasRole(card, 'button', 'Show all 101')).to.equal(true);
    expect(hasRole(card, 'button', 'Show all 1,200')).to.equal(false);
  });

  it('have no button for more where there are no more', async () => {
    const card = await mountComparison({ comparison: { ...NOTHING, lost: accounts(100) } });

    expect(linesOf(card, 'Lost (100)')).to.have.lengthOf(100);
    expect(hasRole(card, 'button', /^Show all/)).to.equal(false);
  });

  it('have the focus after they were asked for, and scroll', async () => {
    const card = await mountComparison({ comparison: LONG });
    getByRole(card, 'button', 'Show all 101').focus();

    await sendKeys({ press: 'Enter' });
    await frame();

    expect(focused()).to.equal('list “Gained (101)”');
    const list = getByRole(card, 'list', 'Gained (101)');
    expect(list.scrollHeight).to.be.above(list.clientHeight);
  });

  it('begin anew with another file', async () => {
    const card = await mountComparison({ comparison: LONG });
    await press(card, 'Show all 1,200');

    await pick(card, csv('b.csv'));

    expect(linesOf(card, 'Lost (1,200)')).to.have.lengthOf(100);
  });
});

it('the comparison ends its sentences where they end, in a page that is read from the right', async () => {
  const card = await mountComparison({ comparison: RESULT, failure: 'It failed.', dir: 'rtl' });

  const sentences = allByRole(card, 'paragraph').filter((one) => textOf(one).endsWith('.'));
  expect(sentences).to.have.lengthOf(7);
  for (const sentence of sentences) {
    const text = sentence.querySelector('bdi')?.lastChild as Text;
    const [letter, stop] = [2, 1].map((fromEnd) => {
      const range = document.createRange();
      range.setStart(text, text.length - fromEnd);
      range.setEnd(text, text.length - fromEnd + 1);
      return range.getBoundingClientRect();
    });
    expect(stop?.left).to.be.closeTo(letter?.right ?? NaN, 1);
  }
});

it('the comparison fits a phone', async () => {
  await resizeWindow(PHONE);
  const domain = `${'a-name-without-an-end'.repeat(4)}.example`;
  const card = await mountComparison({
    comparison: { ...RESULT, lost: [createAccount('u'.repeat(60), domain, false)] },
    fileName: `${'a-file-without-an-end'.repeat(4)}.csv`,
    notes: ['x'.repeat(90)],
  });

  expect(sidewaysOverflow()).to.equal(0);
  for (const list of allByRole(card, 'list')) expect(list.scrollWidth).to.equal(list.clientWidth);
});
