/** The dialog in which one sets up one's own second factor. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/own-account/set-up.ts';
import type { TfsSetUp } from '../../../src/features/own-account/set-up.ts';
import { tokens } from '../../../src/ui/styles/first.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole, textOf } from '../../browser/roles.ts';

const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const QR_CODE = { size: 10, path: 'M4 4h1v1h-1z' };

async function openSetUp(properties: Partial<TfsSetUp> = {}): Promise<TfsSetUp> {
  const setUp = document.createElement('tfs-set-up');
  mount(setUp);
  await frame();
  await set(setUp, { isOpen: true, secret: SECRET, qrCode: QR_CODE, ...properties });
  return setUp;
}

async function set(setUp: TfsSetUp, properties: Partial<TfsSetUp>): Promise<void> {
  Object.assign(setUp, properties);
  await frame();
}

const fieldOf = (setUp: TfsSetUp): HTMLInputElement =>
  getByRole(setUp, 'textbox', 'Six-digit code') as HTMLInputElement;

/** The codes that were entered. */
function recordCodes(setUp: TfsSetUp): string[] {
  const codes: string[] = [];
  setUp.addEventListener('code-entered', ({ detail }) => codes.push(detail));
  return codes;
}

async function type(setUp: TfsSetUp, text: string): Promise<void> {
  fieldOf(setUp).select();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
  await frame();
}

before(() => {
  document.adoptedStyleSheets = [
    ...document.adoptedStyleSheets,
    tokens.styleSheet as CSSStyleSheet,
  ];
});

describe('the dialog of setting up', () => {
  it('is closed until it is opened', async () => {
    const setUp = mount(document.createElement('tfs-set-up'));
    await frame();

    expect(hasRole(setUp, 'dialog')).to.equal(false);
  });

  it('has the QR code as an image, the secret in groups, and the focus in the field', async () => {
    const setUp = await openSetUp();

    const image = getByRole(setUp, 'dialog', 'Set up two-factor').querySelector('svg');
    expect(image?.computedRole).to.match(/^ima?ge?$/);
    expect(image?.computedName).to.match(/^QR code/);
    expect(textOf(setUp)).to.include('ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567');
    expect(focused()).to.equal('textbox “Six-digit code”');
    expect(fieldOf(setUp).autocomplete).to.equal('one-time-code');
    expect(fieldOf(setUp).inputMode).to.equal('numeric');
  });

  const OTPAUTH = 'otpauth://totp/Bright%20Web:anna?secret=ABCD&issuer=Bright%20Web';

  it('opens the app on this device, and names the entry in words', async () => {
    const before = location.href;
    const setUp = await openSetUp({ otpauthUrl: OTPAUTH });

    const link = getByRole(setUp, 'link', 'Open in authenticator app');
    expect(link.getAttribute('href')).to.equal(OTPAUTH);
    expect(textOf(setUp)).to.include('Account anna Name in the app Bright Web');
    expect(location.href).to.equal(before);
    Object.assign(setUp, { otpauthUrl: '', secret: '' });
    await frame();
    expect(hasRole(setUp, 'link')).to.equal(false);
  });

  it('is opened by nothing but an address of authenticator apps', async () => {
    const setUp = await openSetUp({ otpauthUrl: 'javascript:throw 1' });

    expect(hasRole(setUp, 'link')).to.equal(false);
  });

  it('does without an image where none can be drawn', async () => {
    const setUp = await openSetUp({ qrCode: undefined });

    expect(getByRole(setUp, 'dialog').querySelector('svg')).to.equal(null);
    expect(textOf(setUp)).to.include('Type the secret into an authenticator app');
  });

  it('has the secret as apps read it, however WHM wrote it', async () => {
    const setUp = await openSetUp({ secret: 'abcd efgh 2345==' });

    expect(setUp.renderRoot.querySelector('code')?.textContent).to.equal('ABCD EFGH 2345');
  });

  it('says that WHM is making a secret', async () => {
    const setUp = await openSetUp({ secret: '', qrCode: undefined, isPending: true });

    expect(textOf(setUp)).to.include('WHM is making a secret');
    expect(hasRole(setUp, 'textbox')).to.equal(false);
    expect(hasRole(setUp, 'button', 'Turn on two-factor')).to.equal(false);
  });

  it('says of one who has two-factor what becomes of the old one', async () => {
    const setUp = await openSetUp({ isAnew: true });

    expect(hasRole(setUp, 'dialog', 'Replace my authenticator')).to.equal(true);
    expect(textOf(setUp)).to.include('now stop working');
  });

  it('gives back the focus when it is closed', async () => {
    const button = mount(
      Object.assign(document.createElement('button'), { textContent: 'Before' }),
    );
    button.focus();
    const setUp = await openSetUp();
    expect(focused()).to.equal('textbox “Six-digit code”');

    await set(setUp, { isOpen: false });

    expect(focused()).to.equal('button “Before”');
    button.remove();
  });

  it('holds nothing of the secret or the code once it is closed', async () => {
    const setUp = await openSetUp();
    fieldOf(setUp).value = '123456';

    await set(setUp, { isOpen: false, secret: '', qrCode: undefined });

    const rest = setUp.shadowRoot?.innerHTML ?? '';
    expect(rest).not.to.include('ABCD');
    expect(rest).not.to.include(QR_CODE.path);
    expect(setUp.shadowRoot?.querySelectorAll('input')).to.have.lengthOf(0);
    await set(setUp, { isOpen: true, secret: SECRET });
    expect(fieldOf(setUp).value).to.equal('');
  });

  it('asks to be closed with Escape and Cancel, and stays until its owner closes it', async () => {
    const setUp = await openSetUp();
    let asked = 0;
    setUp.addEventListener('set-up-closed', () => asked++);

    await sendKeys({ press: 'Escape' });
    await frame();
    expect(asked).to.be.at.least(1);
    asked = 0;
    getByRole(setUp, 'button', 'Cancel').click();
    await frame();

    expect(asked).to.equal(1);
    expect(hasRole(setUp, 'dialog')).to.equal(true);
  });
});

describe('the code', () => {
  it('is taken as it is typed or pasted', async () => {
    const setUp = await openSetUp();
    const codes = recordCodes(setUp);

    await type(setUp, ' 123 456 ');
    fieldOf(setUp).value = '٦٥٤٣٢١';
    getByRole(setUp, 'button', 'Turn on two-factor').click();

    expect(codes).to.deep.equal(['123456', '654321']);
  });

  it('that has not six digits is told beside the field, and not sent', async () => {
    const setUp = await openSetUp();
    const codes = recordCodes(setUp);

    await type(setUp, '12345');

    expect(codes).to.deep.equal([]);
    expect(fieldOf(setUp).ariaInvalid).to.equal('true');
    expect(textOf(setUp)).to.include('The code has six digits.');
    fieldOf(setUp).dispatchEvent(new Event('input'));
    await frame();
    expect(fieldOf(setUp).ariaInvalid).to.equal('false');
    expect(textOf(setUp)).not.to.include('The code has six digits.');
  });

  it('is not sent while one is being checked', async () => {
    const setUp = await openSetUp({ isPending: true });
    const codes = recordCodes(setUp);

    await type(setUp, '123456');
    getByRole(setUp, 'button', /checking/).click();

    expect(codes).to.deep.equal([]);
  });

  it('that was wrong stays, selected, with the reason and the clocks', async () => {
    const setUp = await openSetUp();
    fieldOf(setUp).value = '123456';
    getByRole(setUp, 'button', 'Cancel').focus();

    await set(setUp, {
      failure: { title: 'Not accepted.', text: '<b>Why</b>' },
      clocks: { server: '14:02:10', browser: '14:12:10' },
    });

    const alert = getByRole(setUp, 'alert');
    expect(textOf(alert)).to.match(
      /Not accepted\. <b>Why<\/b>.*Server: 14:02:10.*This device: 14:12:10/,
    );
    expect(focused()).to.equal('textbox “Six-digit code”');
    const { value, selectionStart, selectionEnd } = fieldOf(setUp);
    expect([value, selectionStart, selectionEnd]).to.deep.equal(['123456', 0, 6]);
  });

  it('does not name the server’s clock where it is not known', async () => {
    const setUp = await openSetUp({
      failure: { title: 'Not accepted.', text: '' },
      clocks: { server: '', browser: '14:12:10' },
    });

    expect(textOf(setUp)).not.to.include('Server:');
    expect(textOf(setUp)).to.include('This device: 14:12:10');
  });
});

describe('what came of it', () => {
  it('is said, with what to do so that one is not locked out', async () => {
    const setUp = await openSetUp();

    await set(setUp, { isDone: true, secret: '', qrCode: undefined, isPolicyOn: true });

    expect(textOf(getByRole(setUp, 'status'))).to.match(/Two-factor is on.*asks for a code/);
    expect(textOf(setUp)).to.include('Keep a second way in');
    expect(focused(), 'a key that is still pressed closes nothing').to.equal(
      'dialog “Set up two-factor”',
    );
    await set(setUp, { isPolicyOn: false });
    expect(textOf(getByRole(setUp, 'status'))).to.include('policy is off');
  });

  it('a secret that did not come can be asked for again', async () => {
    const setUp = await openSetUp({
      secret: '',
      qrCode: undefined,
      failure: { title: 'WHM gave no secret.', text: '' },
    });
    const asked = new Promise((resolve) => setUp.addEventListener('try-again', resolve));

    getByRole(getByRole(setUp, 'alert'), 'button', 'Try again').click();

    await asked;
  });
});

it('setting up fits a phone, and each button can be hit', async () => {
  await resizeWindow(PHONE);
  const setUp = await openSetUp({
    failure: { title: 'Not accepted.', text: 'x'.repeat(200) },
    clocks: { server: '14:02:10', browser: '14:12:10' },
  });

  expect(sidewaysOverflow()).to.equal(0);
  const { left, right } = getByRole(setUp, 'dialog').getBoundingClientRect();
  expect([left >= 0, right <= PHONE.width]).to.deep.equal([true, true]);
  for (const button of allByRole(setUp, 'button')) {
    expect(button.getBoundingClientRect().height).to.be.at.least(24);
  }
});
