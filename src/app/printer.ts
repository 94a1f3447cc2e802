/** Printing: all shown accounts, however it was asked for, also by the browser's own menu or keys. */
import type { ReactiveController } from 'lit';
import { buildReport, showReport } from '../components/print-report.ts';
import { accountMessages } from '../i18n/account-messages.ts';
import { twoFactorText } from '../i18n/messages.ts';
import { printMessages } from '../i18n/print-messages.ts';
import { accountStateOf, stateOf, type Account } from '../model/account.ts';
import { finish, type Steps } from '../model/steps.ts';
import { readEvidence } from './evidence.ts';
import { isPolicyOn, type PageContext } from './page-context.ts';
import type { PartContext } from './parts.ts';

const DETAILS = ['role', 'owner', 'package', 'state'] as const;

/** The host is in the heading. */
const EVIDENCE = [
  'whmVersion',
  'exportedBy',
  'exportedAt',
  'policy',
  'scope',
  'filter',
  'rows',
  'notCovered',
] as const;

export class Printer implements ReactiveController {
  readonly #page: PageContext;
  readonly #context: PartContext;
  #hide: (() => void) | undefined;

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    page.host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#onBeforePrint);
    addEventListener('afterprint', this.#onAfterPrint);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#onBeforePrint);
    removeEventListener('afterprint', this.#onAfterPrint);
    this.#onAfterPrint();
  }

  /** Puts the report beside the page, where only print shows it; taken away after printing. */
  *prepare(tell?: (done: number) => void): Steps<true> {
    const shown = this.#page.view.result?.rows ?? [];
    const hasDetails = this.#context.hasDetails();
    const { boot, host } = this.#page;
    const evidence = readEvidence(this.#page, this.#context, shown.length, false);
    const keys = ['user', 'domain', 'two-factor', ...(hasDetails ? DETAILS : [])] as const;
    const report = yield* buildReport({
      heading: printMessages.heading(evidence.host),
      evidence: EVIDENCE.map((key) => [printMessages.evidence[key], evidence[key]]),
      columns: keys.map((key) => accountMessages.columns[key]),
      rows: this.#rows(shown, hasDetails),
      language: boot.language,
      direction: getComputedStyle(host).direction === 'rtl' ? 'rtl' : 'ltr',
      ...(tell && { onProgress: tell }),
    });
    this.#onAfterPrint();
    this.#hide = showReport(report);
    return true;
  }

  *#rows(shown: readonly Account[], hasDetails: boolean): Generator<readonly string[]> {
    const isPolicyOff = isPolicyOn(this.#page) === false;
    for (const account of shown) {
      const { user, readableDomain, details } = account;
      const base = [user, readableDomain, twoFactorText(stateOf(account), isPolicyOff)];
      if (!hasDetails) yield base;
      else if (!details) yield [...base, '', '', '', ''];
      else {
        const { role, owner, package: plan } = details;
        const state = accountStateOf(account);
        const written = state ? accountMessages.states[state] : '';
        yield [...base, accountMessages.roles[role], owner, plan, written];
      }
    }
  }

  readonly #onBeforePrint = (): void => {
    // The browser waits for nothing here, so there is no pause.
    if (!this.#hide) finish(this.prepare());
  };

  readonly #onAfterPrint = (): void => {
    this.#hide?.();
    this.#hide = undefined;
  };
}
