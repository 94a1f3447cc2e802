/** The column chooser: which columns there are to choose, and what is asked for by choosing. */
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/features/accounts-list/column-chooser.ts';
import type { TfsColumnChooser } from '../../../src/features/accounts-list/column-chooser.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, focused, getByRole, hasRole } from '../../browser/roles.ts';

const COLUMNS = [
  { key: 'user', header: 'User' },
  { key: 'domain', header: 'Primary domain' },
  { key: 'owner', header: 'Owner' },
  { key: 'package', header: 'Package' },
];

interface Mounted {
  readonly chooser: TfsColumnChooser;
  /** What it asked for, each time. */
  readonly asked: (readonly string[])[];
}

/** Like the page, it is given back what it asks for. */
async function openChooser(shown: readonly string[] = ['user', 'domain']): Promise<Mounted> {
  const chooser = document.createElement('tfs-column-chooser');
  Object.assign(chooser, { columns: COLUMNS, shown });
  const asked: (readonly string[])[] = [];
  chooser.addEventListener('columns-changed', ({ detail }) => {
    asked.push(detail);
    chooser.shown = detail;
  });
  mount(chooser);
  await frame();
  getByRole(chooser, 'button', 'Columns').click();
  await frame();
  return { chooser, asked };
}

/** The names of the checkboxes, those that are checked in brackets. */
function choices(chooser: TfsColumnChooser): string[] {
  return allByRole(getByRole(chooser, 'group', 'Columns'), 'checkbox').map((box) =>
    (box as HTMLInputElement).checked ? `[${box.computedName}]` : box.computedName,
  );
}

async function press(chooser: TfsColumnChooser, name: string): Promise<void> {
  getByRole(chooser, 'checkbox', name).click();
  await frame();
}

describe('the column chooser', () => {
  it('has a checkbox for every column but the first, checked where it is shown', async () => {
    const { chooser } = await openChooser(['user', 'owner']);

    expect(choices(chooser)).to.deep.equal(['Primary domain', '[Owner]', 'Package']);
  });

  it('asks for the columns in their order, whatever the order of choosing', async () => {
    const { chooser, asked } = await openChooser(['user']);

    await press(chooser, 'Package');
    await press(chooser, 'Primary domain');

    expect(asked).to.deep.equal([
      ['user', 'package'],
      ['user', 'domain', 'package'],
    ]);
    expect(choices(chooser)).to.deep.equal(['[Primary domain]', 'Owner', '[Package]']);
  });

  it('never asks for a table without the first column', async () => {
    const { chooser, asked } = await openChooser(['domain']);

    await press(chooser, 'Primary domain');

    expect(asked).to.deep.equal([['user']]);
  });

  it('shows what it is given, without asking for it', async () => {
    const { chooser, asked } = await openChooser();

    chooser.shown = ['user', 'package'];
    await frame();

    expect(choices(chooser)).to.deep.equal(['Primary domain', 'Owner', '[Package]']);
    expect(asked).to.deep.equal([]);
  });

  it('can be set back after a choice was made', async () => {
    const { chooser } = await openChooser();
    await press(chooser, 'Owner');

    chooser.shown = ['user', 'domain'];
    await frame();

    expect(choices(chooser)).to.deep.equal(['[Primary domain]', 'Owner', 'Package']);
  });

  it('gains columns while it is open', async () => {
    const { chooser } = await openChooser();

    chooser.columns = [...COLUMNS, { key: 'state', header: 'State' }];
    await frame();

    expect(choices(chooser)).to.deep.equal(['[Primary domain]', 'Owner', 'Package', 'State']);
  });

  it('stays open while one chooses by the keyboard', async () => {
    const { asked } = await openChooser();

    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Space' });

    expect(asked).to.deep.equal([['user'], ['user', 'owner']]);
    expect(focused()).to.equal('checkbox “Owner”');
  });

  it('is closed by Escape', async () => {
    const { chooser } = await openChooser();
    await sendKeys({ press: 'ArrowDown' });

    await sendKeys({ press: 'Escape' });
    await frame();

    expect(hasRole(chooser, 'checkbox')).to.equal(false);
    expect(focused()).to.equal('button “Columns”');
  });

  it('has its boxes at the right from right to left, and fits a phone', async () => {
    await resizeWindow(PHONE);
    const { chooser } = await openChooser();

    chooser.dir = 'rtl';
    chooser.columns = [...COLUMNS, { key: 'x', header: 'A long name, '.repeat(9) }];
    await frame();

    const group = getByRole(chooser, 'group').getBoundingClientRect();
    for (const box of allByRole(chooser, 'checkbox')) {
      expect(group.right - box.getBoundingClientRect().right).to.be.below(24);
    }
    expect(sidewaysOverflow()).to.equal(0);
  });
});
