/** Printing: all shown accounts, however it was asked for, also by the browser's own menu or keys. */
import type { ReactiveController } from 'lit';
import { buildReport, showReport } from './print-report.ts';
import { accountMessages } from '../../i18n/account-messages.ts';
import { printMessages } from './print-messages.ts';
import { finish, type Steps } from '../../lib/steps.ts';
import { readEvidence } from './evidence.ts';
import { isPolicyOn, type PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';
import { printedRows } from './printed-columns.ts';

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
  /** While the browser is asked to print what has been prepared. */
  #isPrinting = false;

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
    const columns = this.#context.columns();
    const { boot, host, formats } = this.#page;
    const isPolicyOff = isPolicyOn(this.#page) === false;
    const evidence = readEvidence(this.#page, this.#context, shown.length, false);
    const report = yield* buildReport({
      heading: printMessages.heading(evidence.host),
      evidence: EVIDENCE.map((key) => [printMessages.evidence[key], evidence[key]]),
      columns: columns.map((key) => accountMessages.columns[key]),
      rows: printedRows(shown, columns, { isPolicyOff, formats }),
      language: boot.language,
      direction: getComputedStyle(host).direction === 'rtl' ? 'rtl' : 'ltr',
      ...(tell && { onProgress: tell }),
    });
    this.#onAfterPrint();
    this.#hide = showReport(report);
    return true;
  }

  /** Prints what has been prepared. */
  print(): void {
    this.#isPrinting = true;
    this.#page.boot.print();
    this.#isPrinting = false;
  }

  readonly #onBeforePrint = (): void => {
    // What an earlier print has left, where it did not say that it was over, is of another view. The
    // browser waits for nothing here, so there is no pause.
    if (!this.#isPrinting) finish(this.prepare());
  };

  readonly #onAfterPrint = (): void => {
    this.#hide?.();
    this.#hide = undefined;
  };
}
