/**
 * The minimal hand-written page that the product is measured against: JSON.parse, one viewport of
 * rows, lower-cased search strings. It does what the eye sees (rows, search, filter, sort, scrolling)
 * and nothing of what makes a product: no roles, no states, no languages, no failures.
 */
const ROW_HEIGHT = 40;
const host = document.querySelector('two-factor-status');
host.innerHTML = `
  <input type="search" aria-label="Search accounts">
  <button data-filter="all">All</button>
  <button data-filter="enabled">Enabled</button>
  <button data-filter="not-enabled">Not enabled</button>
  <button data-sort="user">User</button>
  <button data-sort="domain">Primary domain</button>
  <button data-sort="two-factor">Two-factor</button>
  <p></p>
  <div role="table"><div class="rows" style="position:relative;overflow:hidden"></div></div>`;
const input = host.querySelector('input');
const body = host.querySelector('.rows');
const count = host.querySelector('p');

let accounts = [];
let shown = [];
let filter = 'all';
let start = -1;

const sorts = {
  user: (a, b) => (a.user < b.user ? -1 : 1),
  domain: (a, b) => (a.domain < b.domain ? -1 : a.domain > b.domain ? 1 : a.user < b.user ? -1 : 1),
  'two-factor': (a, b) => a.rank - b.rank || (a.user < b.user ? -1 : 1),
};
/** Who is missing first; of those root, resellers, active accounts, suspended ones. */
const rank = (account, resellers) => {
  const { user, isEnabled, details } = account;
  const role =
    user === 'root' ? 0 : resellers?.has(user) ? 1 : Number(details?.suspended) === 1 ? 3 : 2;
  return (isEnabled ? 4 : 0) + role;
};

function renderRows() {
  const top = body.getBoundingClientRect().top;
  const first = Math.max(0, Math.floor(-top / ROW_HEIGHT));
  if (first === start) return;
  start = first;
  const rows = shown.slice(first, first + Math.ceil(innerHeight / ROW_HEIGHT) + 1);
  body.replaceChildren(
    ...rows.map(({ user, domain, isEnabled, details }, index) => {
      const row = document.createElement('div');
      row.setAttribute('role', 'row');
      row.style.cssText = `position:absolute;top:${(first + index) * ROW_HEIGHT}px;height:${ROW_HEIGHT}px`;
      const texts = [user, domain, isEnabled ? 'Enabled' : 'Not enabled'];
      if (details) {
        const { owner, plan, email } = details;
        texts.push(owner, plan, email);
      }
      for (const text of texts) {
        const cell = document.createElement('span');
        cell.textContent = text;
        row.append(cell, ' ');
      }
      return row;
    }),
  );
}

function render() {
  const term = input.value.trim().toLowerCase();
  const found = accounts.filter((account) => term === '' || account.search.includes(term));
  const enabled = found.filter(({ isEnabled }) => isEnabled).length;
  const counts = { all: found.length, enabled, 'not-enabled': found.length - enabled };
  for (const button of host.querySelectorAll('[data-filter]')) {
    button.title = counts[button.dataset.filter];
  }
  shown =
    filter === 'all'
      ? found
      : found.filter(({ isEnabled }) => isEnabled === (filter === 'enabled'));
  count.textContent = `${shown.length} of ${accounts.length}`;
  body.style.height = `${shown.length * ROW_HEIGHT}px`;
  start = -1;
  renderRows();
}

input.addEventListener('input', render);
host.addEventListener('click', ({ target }) => {
  if (target.dataset.filter) filter = target.dataset.filter;
  else if (target.dataset.sort) accounts.sort(sorts[target.dataset.sort]);
  else return;
  render();
});
addEventListener('scroll', renderRows, { passive: true });

const [token] = /^\/cpsess\d+/.exec(location.pathname);
const call = (name) => fetch(`${token}/json-api/${name}`);
const listing = call('listaccts?api.version=1&want=user,owner,plan,email,suspended,unix_startdate');
const response = await call('twofactorauth_get_user_configs?api.version=1');
const { data } = JSON.parse(await response.text());
accounts = Object.entries(data).map(
  ([user, { primary_domain: domain, is_enabled: isEnabled }]) => ({
    user,
    domain,
    isEnabled: Number(isEnabled) === 1,
    search: `${user} ${domain}`.toLowerCase(),
  }),
);
for (const account of accounts) account.rank = rank(account);
accounts.sort(sorts['two-factor']);
render();

const { acct } = JSON.parse(await (await listing).text()).data;
const records = new Map(acct.map((record) => [record.user, record]));
const resellers = new Set(acct.filter(({ user, owner }) => user !== owner).map((one) => one.owner));
for (const account of accounts) {
  account.details = records.get(account.user);
  account.search += ` ${account.details?.email ?? ''}`.toLowerCase();
  account.rank = rank(account, resellers);
}
accounts.sort(sorts['two-factor']);
render();
