/** <tfs-removal-flow>: removing second factors: the dialogs, and what is read before and after. */
import { html, LitElement, type TemplateResult } from 'lit';
import './removal-dialog.ts';
import './removal-result.ts';
import { reasonText } from './reasons.ts';
import type { ResultAction } from './removal-result.ts';
import type { Problem } from '../../i18n/problem.ts';
import { removalMessages } from './removal-messages.ts';
import type { Account } from '../../accounts/account.ts';
import { resultFileName, resultsAsCsv, resultsAsText, type ResultRow } from './removal-rows.ts';
import { Removal } from './removal-state.ts';
import { WhmFailure, type FailureKind } from '../../whm/failure.ts';
import { getUserConfig } from '../../whm/user-config.ts';
import { copyMessages } from '../../i18n/copy-messages.ts';
import { describeFailure } from '../../ui/describe-failure.ts';
import type { Formats } from '../../i18n/formats.ts';
import { messages } from '../../i18n/messages.ts';
import { fill } from '../../i18n/texts.ts';
import type { Stores } from '../../state/stores.ts';
import { copyOrShow } from '../../ui/by-hand.ts';
import { save } from '../../ui/save.ts';

/** So few are asked for one by one: the whole list of a large server takes its time. */
const FEW = 20;
/** Of one that is gone WHM's answer is a refusal, or one in which it does not stand. */
const SAYS_NOTHING: readonly FailureKind[] = ['refused', 'unreadable'];

/**
 * @element tfs-removal-flow
 * @fires second-factors-removed - CustomEvent<ReadonlySet<string>>, bubbling: whose second factor is gone
 * @fires focus-lost - CustomEvent<string>, bubbling: closed; the user whose row may have the focus now
 */
export class TfsRemovalFlow extends LitElement {
  static override properties = {
    stores: { attribute: false },
    formats: { attribute: false },
    fragment: { attribute: false },
    _said: { state: true },
    _byHand: { state: true },
  };

  stores!: Stores; // the page sets all three before the first drawing
  formats!: Formats;
  /** The fragment of the page's address. */
  fragment!: () => string;

  private _said = '';
  private _byHand = '';
  readonly #removal = new Removal(
    this,
    () => this.stores.visit.whm,
    (users, signal) => this.#read(users, signal),
  );
  /** Whether what was read last was the page's whole list. */
  #hasReadList = false;
  /** Resolves when the page shows what is the case. */
  #listed = Promise.resolve();
  /** The first of those it is about. */
  #user = '';

  /** Asks whether the second factors of these are to be removed. */
  ask(accounts: readonly Account[]): void {
    this.#removal.ask(accounts, this.stores.visit.user);
    this.#user = (this.#removal.plan.accounts[0] ?? accounts[0])?.user ?? '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const removal = this.#removal;
    const { phase, failure, readFailure } = removal;
    const { formats } = this;
    return html`<tfs-removal
        .step=${phase === 'done' ? 'closed' : phase}
        .plan=${removal.plan}
        .total=${removal.total}
        .done=${removal.done}
        .isStopping=${removal.isStopping}
        .failure=${failure && describeFailure(failure, this.#logIn)}
        .formats=${formats}
        @removal-confirmed=${() => void this.#remove()}
        @removal-stopped=${() => removal.stop()}
        @removal-closed=${() => removal.close()}
        @focus-lost=${(event: Event) => this.#onFocusLost(event)}
      ></tfs-removal>
      <tfs-removal-result
        .results=${phase === 'done' ? removal.results : undefined}
        .failure=${readFailure && this.#describeUnread(readFailure)}
        .said=${this._said}
        .byHand=${this._byHand}
        .formats=${formats}
        @result-used=${({ detail }: CustomEvent<ResultAction>) => void this.#use(detail)}
        @result-closed=${() => this.#close()}
        @focus-lost=${(event: Event) => this.#onFocusLost(event)}
      ></tfs-removal-result>`;
  }

  /** Where one logs in again, with the way back here. */
  get #logIn(): string {
    return this.stores.visit.shareUrl(this.fragment());
  }

  #describeUnread(failure: WhmFailure): Problem {
    const { title, logIn = '' } = describeFailure(failure, this.#logIn);
    const { readFailed } = removalMessages;
    return { title: readFailed.title, text: fill(readFailed.text, { reason: title }), logIn };
  }

  async #remove(): Promise<void> {
    this.#say('');
    await this.#removal.confirm();
    // Given up while it was read, or failed then: nothing has changed.
    if (this.#removal.phase === 'done') this.#tell();
  }

  /** What is known now changes the page. */
  #tell(): void {
    const gone = this.#removal.results.filter(
      ({ outcome }) => outcome === 'removed' || outcome === 'was-not-enabled',
    );
    const users: ReadonlySet<string> = new Set(gone.map(({ user }) => user));
    const { selection, list } = this.stores;
    selection.drop(users);
    this.#fire('second-factors-removed', users);
    this.#listed = this.#hasReadList ? Promise.resolve() : list.current.load();
  }

  /** One by one where they are few; where WHM says nothing of one of them, the list says whether it is there. */
  async #read(
    users: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, boolean | undefined>> {
    const { visit, list } = this.stores;
    this.#hasReadList = users.length > FEW;
    if (!this.#hasReadList) {
      try {
        const read = async (user: string) =>
          [user, (await getUserConfig(visit.whm, user, { signal })).isEnabled] as const;
        return new Map(await Promise.all(users.map(read)));
      } catch (error) {
        if (!(error instanceof WhmFailure) || !SAYS_NOTHING.includes(error.kind)) throw error;
      }
    }
    this.#hasReadList = true;
    // The page's own list, so that it shows what was found. Newest wins there: another one that is
    // asked for meanwhile is asked for anew.
    const { current } = list;
    do await current.load();
    while (current.isPending && !signal.aborted);
    if (current.failure) throw current.failure;
    return new Map(current.value?.accounts.map(({ user, isEnabled }) => [user, isEnabled]));
  }

  async #use(action: ResultAction): Promise<void> {
    switch (action) {
      case 'read-again': {
        await this.#removal.readAgain();
        this.#tell();
        return;
      }
      case 'message': {
        const { subject, text } = removalMessages.customerMessage;
        return this.#copy(`${subject}\n\n${text}`, removalMessages.copiedMessage);
      }
      case 'copy':
        return this.#copy(resultsAsText(headerRow(), this.#rows), removalMessages.copied);
      case 'export': {
        const name = resultFileName(this.stores.visit.host, new Date());
        const file = new Blob([resultsAsCsv(headerRow(), this.#rows)], {
          type: 'text/csv;charset=utf-8',
        });
        save(file, name);
        this.#say(fill(removalMessages.exported, { file: name }));
      }
    }
  }

  get #rows(): ResultRow[] {
    return this.#removal.results.map((result) => [
      result.user,
      removalMessages.outcomes[result.outcome],
      reasonText(result),
    ]);
  }

  async #copy(text: string, copied: string): Promise<void> {
    const { said, byHand } = await copyOrShow(text, copied, copyMessages.refused);
    this.#say(said, byHand);
  }

  #say(said: string, byHand = ''): void {
    this._said = said;
    this._byHand = byHand;
  }

  #close(): void {
    this.#say('');
    this.#removal.close();
    // The row may go with the list that is on its way, and what has the focus in it.
    void this.#listed.then(() => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) this.#fire('focus-lost', this.#user);
      });
    });
  }

  /** That of a dialog says that the focus is nowhere; this one says where it belongs. */
  #onFocusLost(event: Event): void {
    event.stopPropagation();
    this.#fire('focus-lost', this.#user);
  }

  #fire(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

function headerRow(): ResultRow {
  const { outcome, reason } = removalMessages.columns;
  return [messages.user, outcome, reason];
}

customElements.define('tfs-removal-flow', TfsRemovalFlow);

declare global {
  interface HTMLElementTagNameMap {
    'tfs-removal-flow': TfsRemovalFlow;
  }
}
