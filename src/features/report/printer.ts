/** Printing: all shown accounts, however it was asked for, also by the browser's own menu or keys. */
import type { LitElement, ReactiveController } from 'lit';
import { buildReport, showReport } from './print-report.ts';
import { columnNames } from '../../i18n/account-messages.ts';
import { fill } from '../../i18n/texts.ts';
import { printMessages } from './print-messages.ts';
import { visibleSentence } from '../../lib/visible-sentence.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { finish, type Steps } from '../../lib/steps.ts';
import { readEvidence } from './evidence.ts';
import { printStyle } from './evidence-text.ts';
import { headlineFigures } from './figures.ts';
import type { ColumnKey } from '../../accounts/columns.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Stores } from '../../state/stores.ts';
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

/** Which of it is no sentence of the page. */
const NAMES: ReadonlySet<string> = new Set(['whmVersion', 'exportedBy']);

/** What is printed: set before anything is. */
export interface PrintSource extends LitElement {
  readonly stores: Stores;
  readonly formats: Formats;
  /** The columns that are shown. */
  readonly columns: () => readonly ColumnKey[];
}

export class Printer implements ReactiveController {
  readonly #host: PrintSource;
  #hide: (() => void) | undefined;
  /** While the browser is asked to print what has been prepared. */
  #isPrinting = false;

  constructor(host: PrintSource) {
    this.#host = host;
    host.addController(this);
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
    const host = this.#host;
    const { stores, formats } = host;
    const shown = stores.view.result?.rows ?? [];
    const columns = host.columns();
    const isPolicyOff = stores.policy.isOn === false;
    const evidence = readEvidence(stores, shown.length, 'shown', printStyle(formats.number));
    const { value: list } = stores.list.current;
    const report = yield* buildReport({
      heading: fill(printMessages.heading, { host: visibleText(evidence.host) }),
      figures: list ? headlineFigures(list.summary, stores.policy.isOn, formats) : [],
      evidence: EVIDENCE.map((key) => [
        printMessages.evidence[key],
        NAMES.has(key) ? visibleText(evidence[key]) : visibleSentence(evidence[key]),
      ]),
      columns: columns.map((key) => columnNames[key]),
      rows: printedRows(shown, columns, { isPolicyOff, formats }),
      language: stores.visit.language,
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
    this.#host.stores.visit.print();
    this.#isPrinting = false;
  }

  readonly #onBeforePrint = (): void => {
    if (this.#isPrinting) return;
    // What an earlier print has left, where it did not say that it was over, is of another view.
    this.#onAfterPrint();
    // Without rows the page itself is printed, which says why there are none. The browser waits for nothing
    // here, so there is no pause.
    if (this.#host.stores.view.result) finish(this.prepare());
  };

  readonly #onAfterPrint = (): void => {
    this.#hide?.();
    this.#hide = undefined;
  };
}
