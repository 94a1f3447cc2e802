/** The filters by owner, package, role, state and day of creation. */
import { expect } from 'chai';
import '../../../src/features/accounts-list/facet-bar.ts';
import type { TfsFacetBar } from '../../../src/features/accounts-list/facet-bar.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { NONE, NO_FACETS, type Facets } from '../../../src/accounts/query.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, getByRole } from '../../browser/roles.ts';

async function mountBar(
  facets: Partial<Facets> = {},
): Promise<{ bar: TfsFacetBar; asked: Facets[] }> {
  const bar = document.createElement('tfs-facet-bar');
  bar.formats = createFormats('en');
  bar.facets = { ...NO_FACETS, ...facets };
  bar.options = {
    owner: new Map([
      ['brightweb', 1_040],
      ['<b>', 0],
    ]),
    package: new Map([
      [NONE, 2],
      ['starter', 3],
    ]),
    contact: new Map([[NONE, 4]]),
    role: new Map([['reseller', 1]]),
    state: new Map([
      ['active', 2],
      ['suspended', 1],
    ]),
    canEnable: new Map([['no', 2]]),
  };
  const asked: Facets[] = [];
  bar.addEventListener('facets-changed', ({ detail }) => void asked.push(detail));
  mount(bar);
  await frame();
  return { bar, asked };
}

const choice = (bar: TfsFacetBar, name: string): HTMLSelectElement =>
  getByRole(bar, 'combobox', name) as HTMLSelectElement;

const optionsOf = (select: HTMLSelectElement): string[] =>
  Array.from(select.options, ({ label }) => label);

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

describe('the filters by details', () => {
  it('offer each option with its count, and to ask for none', async () => {
    const { bar } = await mountBar();

    expect(optionsOf(choice(bar, 'Owner'))).to.deep.equal([
      'Any owner',
      'brightweb (1,040)',
      '<b> (0)',
    ]);
    expect(optionsOf(choice(bar, 'Package'))).to.deep.equal([
      'Any package',
      'No package (2)',
      'starter (3)',
    ]);
    expect(optionsOf(choice(bar, 'Contact')).at(-1)).to.equal('No contact (4)');
    expect(optionsOf(choice(bar, 'Role'))).to.deep.equal(['Any role', 'Reseller (1)']);
    expect(optionsOf(choice(bar, 'State'))).to.deep.equal([
      'Any state',
      'Active (2)',
      'Suspended (1)',
    ]);
    expect(optionsOf(choice(bar, 'Can enable two-factor'))).to.deep.equal([
      'Can enable or not',
      'No (2)',
    ]);
  });

  it('tell all filters when one is chosen', async () => {
    const { bar, asked } = await mountBar({ package: 'starter' });

    choose(choice(bar, 'Owner'), '<b>');

    expect(asked).to.deep.equal([{ ...NO_FACETS, package: 'starter', owner: '<b>' }]);
  });

  it('ask for accounts without a package', async () => {
    const { bar, asked } = await mountBar();

    choose(choice(bar, 'Package'), choice(bar, 'Package').options[1]?.value ?? '');

    expect(asked).to.deep.equal([{ ...NO_FACETS, package: NONE }]);
  });

  it('keep showing what is chosen when no account has it any more', async () => {
    const { bar } = await mountBar({ owner: 'gone' });

    const owner = choice(bar, 'Owner');
    expect(owner.value).to.equal('gone');
    expect(owner.selectedOptions[0]?.label).to.equal('gone (0)');
  });

  it('take days, and not what is only half typed', async () => {
    const { bar, asked } = await mountBar();
    // ARIA has no role for a date box, so Chromium tells none.
    const from = getByRole(bar, '', 'Created from') as HTMLInputElement;

    for (const value of ['0002-01-01', '2024-03-01', '']) {
      from.value = value;
      from.dispatchEvent(new Event('change'));
    }

    expect(asked.map(({ createdFrom }) => createdFrom)).to.deep.equal(['2024-03-01', '']);
  });

  it('stand in one line, and widen no phone', async () => {
    await resizeWindow(PHONE);
    const { bar } = await mountBar();

    expect(sidewaysOverflow()).to.equal(0);
    const tops = allByRole(bar, 'combobox').map((one) => one.getBoundingClientRect().top);
    expect(new Set(tops).size).to.equal(1);
  });
});
