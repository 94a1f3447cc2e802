/** The control page: faults, policy, population and sessions, switched by hand. */
import { HTML, type Daemon, type Exchange } from './exchange.ts';
import { FAULTY_NAMES } from './api.ts';
import { NAMED_FAULTS } from './faults.ts';
import { escapeHtml, plainPage } from './pages.ts';
import { createAccounts } from './population.ts';

export const CONTROL_PATH = '/local-whm/control';

const MAXIMUM_ACCOUNTS = 200_000;

const ACTIONS: ReadonlyMap<string, (daemon: Daemon, form: URLSearchParams) => void> = new Map([
  [
    'set-fault',
    ({ faults }: Daemon, form: URLSearchParams) => {
      const fault = NAMED_FAULTS.get(form.get('fault') ?? '');
      const name = form.get('function') ?? '';
      if (fault && FAULTY_NAMES.has(name)) faults.set(name, fault);
    },
  ],
  ['clear-faults', ({ faults }: Daemon) => faults.clear()],
  ['switch-policy', ({ state }: Daemon) => (state.isPolicyEnabled = !state.isPolicyEnabled)],
  [
    'replace-accounts',
    ({ state }: Daemon, form: URLSearchParams) => {
      const size = Number(form.get('accounts'));
      if (!Number.isInteger(size) || size < 0 || size > MAXIMUM_ACCOUNTS) return;
      state.population.replace(createAccounts(size, 1));
    },
  ],
  [
    'switch-two-factor',
    ({ state: { population } }: Daemon, form: URLSearchParams) => {
      const user = form.get('user') ?? '';
      if (user !== 'root' && !population.find(user)) return;
      population.setTwoFactor(user, !population.isEnabled(user));
    },
  ],
  ['end-sessions', ({ sessions }: Daemon) => sessions.endAll()],
]);

/** Shows the page; a POST acts. */
export async function control(exchange: Exchange): Promise<void> {
  const { daemon, method } = exchange;
  if (method !== 'POST') {
    exchange.send(200, HTML, controlPage(daemon));
    return;
  }
  const form = await exchange.form();
  ACTIONS.get(form.get('act') ?? '')?.(daemon, form);
  exchange.redirect(CONTROL_PATH);
}

function select(name: string, values: Iterable<string>): string {
  const options = [...values].map((value) => `<option>${escapeHtml(value)}</option>`);
  return `<select name="${name}">${options.join('')}</select>`;
}

function form(act: string, button: string, fields = ''): string {
  return `<form method="post">
${fields}
<button name="act" value="${act}">${button}</button>
</form>`;
}

function controlPage({ faults, state }: Daemon): string {
  const active = [...faults.list()].map(
    ([name, fault]) => `<li><code>${escapeHtml(`${name}: ${JSON.stringify(fault)}`)}</code></li>`,
  );
  const { length } = state.population.accounts;
  return plainPage(
    'Local WHM',
    `<h1>Local WHM</h1>
<h2>Faults</h2>
${active.length > 0 ? `<ul>${active.join('')}</ul>` : '<p>None is on.</p>'}
${form(
  'set-fault',
  'Switch on',
  `<label>Function ${select('function', FAULTY_NAMES)}</label>
<label>Fault ${select('fault', NAMED_FAULTS.keys())}</label>`,
)}
${form('clear-faults', 'Switch all off')}
<h2>Two-factor policy</h2>
<p>It is <strong>${state.isPolicyEnabled ? 'on' : 'off'}</strong>.</p>
${form('switch-policy', `Switch it ${state.isPolicyEnabled ? 'off' : 'on'}`)}
<h2>Accounts</h2>
<p>There are ${length}; root has two-factor ${state.population.isEnabled('root') ? 'enabled' : 'not enabled'}.</p>
${form(
  'replace-accounts',
  'Replace them',
  `<label>How many <input name="accounts" type="number" min="0" max="${MAXIMUM_ACCOUNTS}" value="${length}"></label>`,
)}
${form('switch-two-factor', 'Switch two-factor on or off', '<label>User <input name="user" value="root"></label>')}
<h2>Sessions</h2>
${form('end-sessions', 'End all of them')}
<p><a href="/">Log-in page</a></p>`,
  );
}
