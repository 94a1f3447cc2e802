/** The filters by owner, package, role, state, contact, who can enable it, and day of creation. */
import { expect } from 'chai';
import '../../../src/features/accounts-list/facet-bar.ts';
import type { TfsFacetBar } from '../../../src/features/accounts-list/facet-bar.ts';
import type { FacetCounts } from '../../../src/accounts/facets.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { NONE, NO_FACETS, type Facets } from '../../../src/accounts/query.ts';
import { frame, mount, PHONE, resizeWindow, sidewaysOverflow } from '../../browser/mount.ts';
import { allByRole, getByRole, hasRole } from '../../browser/roles.ts';

const OPTIONS: FacetCounts = {
  owner: new Map([
    ['brightweb', 1_040],
    ['<b>', 0],
  ]),
  package: new Map([
    [NONE, 2],
    ['starter', 3],
  ]),
  contact: new Map([[NONE, 4]]),
  role: new Map([
    ['reseller', 1],
    ['account', 5],
  ]),
  state: new Map([
    ['active', 2],
    ['suspended', 1],
  ]),
  canEnable: new Map([
    ['yes', 3],
    ['no', 2],
  ]),
  exception: new Map(),
};

async function mountBar(
  facets: Partial<Facets> = {},
  options: Partial<FacetCounts> = {},
): Promise<{ bar: TfsFacetBar; asked: Facets[] }> {
  const bar = document.createElement('tfs-facet-bar');
  bar.formats = createFormats('en');
  bar.facets = { ...NO_FACETS, ...facets };
  bar.options = { ...OPTIONS, ...options };
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

/** The filters that are offered, by their names. */
const offered = (bar: TfsFacetBar): string[] =>
  allByRole(bar, 'combobox').map(({ computedName }) => computedName);

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

describe('the filters by details', () => {
  it('stand on one line where the label of one takes two', async () => {
    await resizeWindow(PHONE);
    const { bar } = await mountBar();
    bar.style.width = '18rem';
    bar.style.letterSpacing = '1px';
    await frame();

    const fields = ['Can enable two-factor', 'Contact'].map((name) => choice(bar, name));
    const [long, short] = fields.map(
      ({ labels }) => labels[0]?.querySelector('bdi')?.getBoundingClientRect().height ?? NaN,
    );
    expect(long).to.be.above((short ?? NaN) + 5);
    const [one, other] = fields.map((field) => field.getBoundingClientRect());
    expect(one?.left).not.to.equal(other?.left);
    expect(one?.bottom).to.equal(other?.bottom);
  });

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
    expect(optionsOf(choice(bar, 'Role'))).to.deep.equal([
      'Any role',
      'Reseller (1)',
      'Account (5)',
    ]);
    expect(optionsOf(choice(bar, 'State'))).to.deep.equal([
      'Any state',
      'Active (2)',
      'Suspended (1)',
    ]);
    expect(optionsOf(choice(bar, 'Can enable two-factor'))).to.deep.equal([
      'Any',
      'Yes (3)',
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

  it('take a chosen day back by the button beside it', async () => {
    const { bar, asked } = await mountBar({ createdTo: '2024-03-01' });

    expect(allByRole(bar, 'button', /^Clear:/)).to.have.lengthOf(1);
    getByRole(bar, 'button', 'Clear: Created to').click();

    expect(asked).to.deep.equal([NO_FACETS]);
  });

  it('are not offered where there is nothing to choose between', async () => {
    const { bar } = await mountBar(
      {},
      {
        owner: new Map([['brightweb', 9]]),
        package: new Map(),
        role: new Map([['account', 9]]),
        canEnable: new Map([['no', 2]]),
        contact: new Map(),
      },
    );
    expect(offered(bar)).to.deep.equal(['State']);

    bar.options = { ...OPTIONS, state: new Map([['active', 9]]) };
    await frame();
    expect(offered(bar)).to.deep.equal([
      'Owner',
      'Package',
      'Role',
      'Can enable two-factor',
      'Contact',
    ]);
  });

  it('are offered where something is chosen, to take it back', async () => {
    const { bar } = await mountBar({ role: 'account' }, { role: new Map([['account', 9]]) });

    expect(offered(bar)).to.include('Role');
  });

  it('are the days alone until the options are counted, where days are known', async () => {
    const { bar } = await mountBar();
    bar.options = undefined;
    await frame();
    expect(offered(bar)).to.deep.equal([]);
    expect(hasRole(bar, '', 'Created from') && hasRole(bar, '', 'Created to')).to.equal(true);

    bar.hasDays = false;
    await frame();
    expect(hasRole(bar, '', 'Created from')).to.equal(false);
  });

  for (const width of [PHONE.width, 320]) {
    it(`are large enough to be hit on a phone, and do not widen it: ${width} px`, async () => {
      await resizeWindow({ ...PHONE, width });
      const { bar } = await mountBar({ createdTo: '2024-03-01' });

      expect(sidewaysOverflow()).to.equal(0);
      for (const one of allByRole(bar, 'combobox')) {
        expect(one.getBoundingClientRect().height).to.be.at.least(40);
      }
      const { width: wide, height } = getByRole(
        bar,
        'button',
        'Clear: Created to',
      ).getBoundingClientRect();
      expect(Math.min(wide, height)).to.be.at.least(24);
    });
  }
});
