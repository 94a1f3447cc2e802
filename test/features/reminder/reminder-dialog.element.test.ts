/** The dialog "Write to owners": who gets it, what is copied and opened, and that the text is kept. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/reminder/reminder-dialog.ts';
import type { TfsReminderDialog } from '../../../src/features/reminder/reminder-dialog.ts';
import { createAccount, type Account } from '../../../src/accounts/account.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { Store } from '../../../src/state/store.ts';
import type { Stores } from '../../../src/state/stores.ts';
import type { DetailsState } from '../../../src/state/view-engine.ts';
import { findViolations } from '../../browser/axe.ts';
import { stopClock } from '../../browser/clock.ts';
import { colouredPlace } from '../../browser/coloured.ts';
import { frame, mount, resizeWindow, sidewaysOverflow, until } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, press, textOf } from '../../browser/roles.ts';

class Details extends Store {
  accounts: readonly Account[] = [];
  shownState: DetailsState = 'known';

  set(facts: Partial<Details>): void {
    Object.assign(this, facts);
    this.requestUpdate();
  }
}

const at = (user: string, contact: string, isEnabled = false): Account => ({
  ...createAccount(user, `${user}.example`, isEnabled),
  details: {
    role: 'account',
    owner: 'root',
    package: 'basic',
    isSuspended: false,
    contact,
    createdAt: undefined,
    isCreatedInUtc: false,
  },
});

const ACCOUNTS: readonly Account[] = [
  at('anna', 'owner@x.example'),
  at('bert', 'owner@X.example'),
  at('carl', 'carl@x.example'),
  at('dora', ''),
  at('egon', 'egon@x.example', true),
  { ...at('fritz', 'fritz@x.example'), canEnable: false },
];

/** One is broken: it is left out. */
const OWNER_MESSAGES = {
  de: { subject: 'Betreff', text: 'Guten Tag' },
  ar: { subject: 'موضوع', text: 'مرحبا' },
  en: { subject: 'not this one', text: 'the viewer has it' },
  fr: { subject: 7 },
};

interface Opened {
  readonly dialog: TfsReminderDialog;
  readonly details: Details;
}

async function open(
  accounts: readonly Account[] = ACCOUNTS,
  facts: Partial<Details> = {},
): Promise<Opened> {
  const details = new Details();
  details.set({ accounts, ...facts });
  const dialog = document.createElement('tfs-reminder-dialog');
  const texts = { readOwnerMessages: () => Promise.resolve(OWNER_MESSAGES) };
  const stores = { details, visit: { texts } } as unknown as Stores;
  Object.assign(dialog, { stores, formats: createFormats('en') });
  mount(dialog, colouredPlace());
  await frame();
  dialog.open(accounts);
  await frame();
  return { dialog, details };
}

const shown = (dialog: Element): HTMLElement => getByRole(dialog, 'dialog', 'Write to owners');
const field = (dialog: Element, name: string) =>
  getByRole(dialog, 'textbox', name) as HTMLInputElement;
const linkOf = (dialog: Element, name: string) => {
  const link = getByRole(dialog, 'link', name) as HTMLAnchorElement;
  return new URLSearchParams(link.href.replace('mailto:', ''));
};

/** The last line of what it says, of which all is to be seen. */
function isNoteSeen(dialog: Element): boolean {
  const content = getByRole(dialog, 'group', 'Write to owners').getBoundingClientRect();
  const note = allByRole(dialog, 'paragraph').find((one) =>
    textOf(one).includes('Nothing is sent'),
  );
  return (note?.getBoundingClientRect().bottom ?? NaN) <= content.bottom;
}

async function pressButton(dialog: Element, name: string): Promise<void> {
  press(getByRole(dialog, 'button', name));
  await frame();
}

/** As a hand does, with no mail program to open. */
async function follow(dialog: Element, name: string): Promise<void> {
  const link = getByRole(dialog, 'link', name);
  link.addEventListener('click', (event) => event.preventDefault(), { once: true });
  link.click();
  await frame();
}

async function write(dialog: Element, name: string, text: string): Promise<void> {
  field(dialog, name).value = text;
  field(dialog, name).dispatchEvent(new Event('input'));
  await frame();
}

/** What is copied until the end of the test; or that nothing can be. */
function watchClipboard(canCopy = true): string[] {
  const copied: string[] = [];
  const { clipboard } = navigator;
  const writeText = (text: string) => {
    if (!canCopy) return Promise.reject(new Error('forbidden'));
    copied.push(text);
    return Promise.resolve();
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  restores.push(() =>
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard }),
  );
  return copied;
}

const restores: (() => void)[] = [];

afterEach(() => {
  for (const restore of restores.splice(0)) restore();
});

const many = (count: number, prefix = 'user') =>
  Array.from({ length: count }, (_, index) =>
    at(`${prefix}${index}`, `${prefix}${index}@some-domain.example`),
  );

describe('who gets the reminder', () => {
  it('is told, with those who have no address and those who are left out', async () => {
    const { dialog } = await open();

    const text = textOf(shown(dialog));
    expect(text).to.include('2 addresses of 3 accounts; 2 accounts share one');
    expect(text).to.include('1 account has no address: dora');
    expect(text).to.include('1 account left out: it has two-factor already');
    expect(text).to.include('1 account left out: it cannot enable two-factor');
    expect(text).to.include(
      'Nothing is sent by this page. Your mail program gets the addresses as Bcc: owners do not see each other.',
    );
    expect(await findViolations(dialog)).to.deep.equal([]);
  });

  it('is listed when it is asked for', async () => {
    const { dialog } = await open();
    expect(hasRole(dialog, 'list', 'the addresses')).to.equal(false);

    await pressButton(dialog, 'Show the addresses');
    await pressButton(dialog, 'Show the accounts that cannot enable two-factor');

    const itemsOf = (name: string) => allByRole(getByRole(dialog, 'list', name), 'listitem');
    expect(itemsOf('the addresses').map(textOf)).to.deep.equal([
      'owner@x.example',
      'carl@x.example',
    ]);
    expect(itemsOf('the accounts that cannot enable two-factor').map(textOf)).to.deep.equal([
      'fritz',
    ]);
    await pressButton(dialog, 'Hide the addresses');
    expect(hasRole(dialog, 'list', 'the addresses')).to.equal(false);
  });

  it('is read from the left in every language, and nothing hides in it', async () => {
    const hostile = [at('<b>bold</b>', ''), at('abc\u202Etxt', ''), at('anna', 'דנה@x.example')];
    const { dialog } = await open(hostile);
    dialog.dir = 'rtl';
    await pressButton(dialog, 'Show the addresses');

    expect(textOf(shown(dialog))).to.include(
      '2 accounts have no address: <b>bold</b>, abc⟨U+202E⟩txt',
    );
    const [address] = allByRole(getByRole(dialog, 'list', 'the addresses'), 'listitem');
    expect(getComputedStyle(address?.firstElementChild ?? dialog).direction).to.equal('ltr');
  });

  it('names three without an address, and lists the others', async () => {
    const { dialog } = await open(['a', 'b', 'c', 'd', 'e'].map((user) => at(user, '')));

    expect(textOf(shown(dialog))).to.include('5 accounts have no address: a, b, c and 2 more');
    await pressButton(dialog, 'Show the accounts without an address');
    expect(
      allByRole(getByRole(dialog, 'list', 'the accounts without an address'), 'listitem'),
    ).to.have.lengthOf(5);
  });

  it('is nobody where all are left out: only the message can be copied', async () => {
    const { dialog } = await open([at('egon', 'egon@x.example', true)]);

    expect(textOf(shown(dialog))).to.include('There is no address to write to.');
    expect(hasRole(dialog, 'link', 'Open in mail program')).to.equal(false);
    expect(hasRole(dialog, 'button', 'Copy addresses')).to.equal(false);
    expect(hasRole(dialog, 'button', 'Copy message')).to.equal(true);
  });

  it('is not known where WHM does not tell the addresses', async () => {
    const { dialog } = await open([createAccount('anna', '', false)], { shownState: 'missing' });

    expect(textOf(getByRole(dialog, 'note'))).to.include(
      'WHM does not tell you the contact addresses of accounts.',
    );
    expect(textOf(shown(dialog))).not.to.include('no address:');
    expect(hasRole(dialog, 'button', 'Copy message')).to.equal(true);
    expect(hasRole(dialog, 'button', 'Copy addresses')).to.equal(false);
    expect(hasRole(dialog, 'link')).to.equal(false);
  });

  it('is found when the addresses come while the dialog is open', async () => {
    const { dialog, details } = await open([createAccount('anna', '', false)], {
      shownState: 'coming',
    });
    expect(textOf(shown(dialog))).to.include('Reading the addresses…');

    details.set({ accounts: [at('anna', 'a@x.example')], shownState: 'known' });
    await frame();

    expect(textOf(shown(dialog))).to.include('1 address of 1 account');
    expect(linkOf(dialog, 'Open in mail program').get('bcc')).to.equal('a@x.example');
  });
});

describe('the text', () => {
  it('is the reminder, and what is typed goes into the mail', async () => {
    const { dialog } = await open();
    expect(field(dialog, 'Subject').value).to.match(/^Please protect/);
    expect(field(dialog, 'Message').value).to.include('Two-Factor Authentication');

    await write(dialog, 'Subject', 'Hello & goodbye');
    await write(dialog, 'Message', 'One\nTwo');

    const mail = linkOf(dialog, 'Open in mail program');
    expect(mail.get('subject')).to.equal('Hello & goodbye');
    expect(mail.get('body')).to.equal('One\r\nTwo');
    expect(mail.get('bcc')).to.equal('owner@x.example,carl@x.example');
  });

  it('is kept when the dialog is closed and opened again, for others too', async () => {
    const { dialog, details } = await open();
    field(dialog, 'Subject').focus();
    await sendKeys({ type: 'Anna: ' });
    const typed = field(dialog, 'Subject').value;
    expect(typed).to.include('Anna: ');
    await pressButton(dialog, 'Close');
    expect(hasRole(dialog, 'dialog')).to.equal(false);

    details.set({ accounts: many(2) });
    dialog.open(many(2));
    await frame();

    expect(field(dialog, 'Subject').value).to.equal(typed);
    expect(textOf(shown(dialog))).to.include('2 addresses of 2 accounts');
  });

  it('can be made what it was', async () => {
    const { dialog } = await open();
    const text = field(dialog, 'Message').value;
    expect(hasRole(dialog, 'button', 'Reset text')).to.equal(false);
    await write(dialog, 'Message', 'Other');

    await pressButton(dialog, 'Reset text');

    expect(field(dialog, 'Message').value).to.equal(text);
    expect(focused()).not.to.equal('');
  });

  it('that is too long for a link stays out of it, and that is said', async () => {
    const { dialog } = await open();
    await write(dialog, 'Message', 'x'.repeat(2_000));

    expect(textOf(shown(dialog))).to.include('The text is too long to be handed to a mail program');
    expect(linkOf(dialog, 'Open in mail program').has('body')).to.equal(false);
  });
});

describe('copying', () => {
  it('copies the addresses, and subject and text; it says so for ten seconds', async () => {
    const clock = stopClock();
    const copied = watchClipboard();
    const { dialog } = await open();
    await pressButton(dialog, 'Copy addresses');
    expect(textOf(shown(dialog))).to.include('Copied 2 addresses');
    await write(dialog, 'Message', 'Hello');
    await pressButton(dialog, 'Copy message');

    expect(textOf(shown(dialog))).to.include('Copied the message');
    expect(textOf(shown(dialog))).not.to.include('Copied 2 addresses');
    expect(copied).to.deep.equal([
      'owner@x.example, carl@x.example',
      `${field(dialog, 'Subject').value}\n\nHello`,
    ]);
    clock.tick(10_000);
    await frame();
    expect(textOf(shown(dialog))).not.to.include('Copied');
  });

  it('shows the text to be copied by hand where the browser refuses, and that stays', async () => {
    const clock = stopClock();
    watchClipboard(false);
    const { dialog } = await open();

    await pressButton(dialog, 'Copy addresses');
    clock.tick(60_000);
    await frame();

    const name = 'The browser did not let the page copy: select the text and copy it';
    expect(field(dialog, name).value).to.equal('owner@x.example, carl@x.example');
  });
});

describe('opening a mail program', () => {
  it('is told of, and what to do if none opens', async () => {
    const { dialog } = await open();

    await follow(dialog, 'Open in mail program');

    expect(textOf(shown(dialog))).to.include('Your mail program should open now. If it does not,');
  });

  it('goes in parts where they are too many at once; which were opened is told', async () => {
    const { dialog } = await open(many(130));
    const names = () => allByRole(getByRole(dialog, 'list', 'Parts'), 'listitem').map(textOf);
    expect(textOf(shown(dialog))).to.include(
      'Your mail program takes so many addresses at once only in 4 parts:',
    );
    expect(hasRole(dialog, 'link', 'Open in mail program')).to.equal(false);

    await follow(dialog, 'Open part 2 of 4');

    expect(names()).to.deep.equal([
      'Open part 1 of 4',
      'Open part 2 of 4 Opened',
      'Open part 3 of 4',
      'Open part 4 of 4',
    ]);
    expect(textOf(shown(dialog))).to.include('should open part 2 of 4 now');
    const all = allByRole(dialog, 'link').flatMap((link) =>
      (linkOf(dialog, link.computedName).get('bcc') ?? '').split(','),
    );
    expect(new Set(all).size).to.equal(130);
    expect(all).to.have.lengthOf(130);
  });

  it('what was opened stays so for the same accounts, and not for others', async () => {
    const { dialog, details } = await open(many(130));
    await follow(dialog, 'Open part 1 of 4');
    await pressButton(dialog, 'Close');

    dialog.open(many(130));
    await frame();
    expect(textOf(getByRole(dialog, 'list', 'Parts'))).to.include('Opened');
    await pressButton(dialog, 'Close');
    details.set({ accounts: many(130, 'other') });
    dialog.open(many(130, 'other'));
    await frame();

    expect(textOf(getByRole(dialog, 'list', 'Parts'))).not.to.include('Opened');
  });

  it('is not offered where nobody would open so many parts', async () => {
    const { dialog } = await open(many(9_000));
    await until(() => !textOf(dialog).includes('Reading'));

    expect(textOf(shown(dialog))).to.include('too many addresses to hand to a mail program');
    expect(hasRole(dialog, 'link')).to.equal(false);
    expect(hasRole(dialog, 'button', 'Copy addresses')).to.equal(true);
  });
});

it('the dialog closes by Escape, and the focus goes back', async () => {
  const opener = mount(document.createElement('button'));
  opener.textContent = 'Opener';
  opener.focus();
  const { dialog } = await open();

  await sendKeys({ press: 'Escape' });
  await frame();

  expect(hasRole(dialog, 'dialog')).to.equal(false);
  expect(focused()).to.equal('button “Opener”');
});

it('where the focus was is gone: the user whom it is about is told', async () => {
  const { dialog } = await open();
  const lost: unknown[] = [];
  document.body.addEventListener('focus-lost', listen);
  restores.push(() => document.body.removeEventListener('focus-lost', listen));
  function listen(event: Event): void {
    lost.push((event as CustomEvent<unknown>).detail);
  }

  await pressButton(dialog, 'Close');

  expect(lost).to.deep.equal(['anna']);
});

it('all that it says is seen on a phone: the message gives way', async () => {
  await resizeWindow({ width: 390, height: 800 });
  const { dialog } = await open();
  expect(isNoteSeen(dialog)).to.equal(true);
  expect(field(dialog, 'Message').clientHeight).to.be.above(120);
});

it('the dialog fits in 320 pixels, with targets of 24 at least', async () => {
  const { dialog } = await open();
  await resizeWindow({ width: 320, height: 568 });

  expect(sidewaysOverflow()).to.equal(0);
  const controls = [...allByRole(dialog, 'button'), ...allByRole(dialog, 'link')];
  for (const control of controls) {
    const { height, width, left, right } = control.getBoundingClientRect();
    expect(Math.min(height, width), textOf(control)).to.be.at.least(24);
    expect(left >= 0 && right <= 320, textOf(control)).to.equal(true);
  }
});

const languageOf = (dialog: Element) =>
  getByRole(shown(dialog), 'combobox', 'Language') as HTMLSelectElement;

async function chooseLanguage(dialog: Element, tag: string): Promise<void> {
  const select = languageOf(dialog);
  select.value = tag;
  select.dispatchEvent(new Event('change'));
  await frame();
}

const subjectOf = (dialog: Element) =>
  getByRole(shown(dialog), 'textbox', 'Subject') as HTMLInputElement;

it('the message is in the language that is chosen, the viewer’s first; what was typed comes back with its language', async () => {
  const { dialog } = await open();
  await until(() => hasRole(shown(dialog), 'combobox', 'Language'));

  const names = [...languageOf(dialog).options].map(({ text }) => text);
  expect(names).to.deep.equal(['English', 'Deutsch', 'العربية']);
  const english = subjectOf(dialog).value;
  subjectOf(dialog).value = 'typed';
  subjectOf(dialog).dispatchEvent(new InputEvent('input'));
  await chooseLanguage(dialog, 'de');
  expect(subjectOf(dialog).value).to.equal('Betreff');
  expect(subjectOf(dialog).lang).to.equal('de');
  await chooseLanguage(dialog, 'en');
  expect(subjectOf(dialog).value).to.equal('typed');
  await pressButton(dialog, 'Reset text');
  expect(subjectOf(dialog).value).to.equal(english);
});
