/** Removing second factors: the dialogs, and what is read before and after. */
import { html } from 'lit';
import './removal-dialog.ts';
import './removal-result.ts';
import { reasonText, type ResultAction } from './removal-result.ts';
import type { Problem } from '../../i18n/problem.ts';
import { removalMessages } from './removal-messages.ts';
import type { Account } from '../../accounts/account.ts';
import { resultFileName, resultsAsCsv, resultsAsText, type ResultRow } from './removal-rows.ts';
import { Removal } from './removal-state.ts';
import { WhmFailure, type FailureKind } from '../../whm/failure.ts';
import { getUserConfig } from '../../whm/two-factor.ts';
import { describeFailure } from '../../i18n/describe-failure.ts';
import type { PageContext } from '../../page/page-context.ts';
import type { PartContext } from '../../page/part-context.ts';
import { placeFocus } from '../../page/restore-focus.ts';
import { copyText, save } from '../../ui/save.ts';

/** So few are asked for one by one: the whole list of a large server takes its time. */
const FEW = 20;
/** Of one that is gone WHM's answer is a refusal, or one in which it does not stand. */
const SAYS_NOTHING: readonly FailureKind[] = ['refused', 'unreadable'];

export class RemovalPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #removal: Removal;
  #said = '';
  #byHand = '';
  /** Whether what was read last was the page's whole list. */
  #hasReadList = false;
  /** Resolves when the page shows what is the case. */
  #listed = Promise.resolve();
  /** The first of those it is about. */
  #user = '';

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    this.#removal = new Removal(
      page.host,
      () => page.boot.whm,
      (users, signal) => this.#read(users, signal),
    );
  }

  /** Asks whether the second factors of these are to be removed. */
  ask(accounts: readonly Account[]): void {
    this.#removal.ask(accounts, this.#page.boot.user);
    this.#user = (this.#removal.plan.accounts[0] ?? accounts[0])?.user ?? '';
  }

  render(): unknown {
    const removal = this.#removal;
    const { phase, failure, readFailure } = removal;
    const { formats } = this.#page;
    return html`<tfs-removal
        .step=${phase === 'done' ? 'closed' : phase}
        .plan=${removal.plan}
        .total=${removal.total}
        .done=${removal.done}
        .isStopping=${removal.isStopping}
        .failure=${failure && describeFailure(failure, this.#context.logIn())}
        .formats=${formats}
        @removal-confirmed=${() => void this.#remove()}
        @removal-stopped=${() => removal.stop()}
        @removal-closed=${() => removal.close()}
        @focus-lost=${() => this.#placeFocus()}
      ></tfs-removal>
      <tfs-removal-result
        .results=${phase === 'done' ? removal.results : undefined}
        .failure=${readFailure && this.#describeUnread(readFailure)}
        .said=${this.#said}
        .byHand=${this.#byHand}
        .formats=${formats}
        @result-used=${({ detail }: CustomEvent<ResultAction>) => void this.#use(detail)}
        @result-closed=${() => this.#close()}
        @focus-lost=${() => this.#placeFocus()}
      ></tfs-removal-result>`;
  }

  #describeUnread(failure: WhmFailure): Problem {
    const { title, logIn = '' } = describeFailure(failure, this.#context.logIn());
    return { ...removalMessages.readFailed(title), logIn };
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
    this.#context.onRemoved(new Set(gone.map(({ user }) => user)));
    this.#listed = this.#hasReadList ? Promise.resolve() : this.#page.list.load();
  }

  /** One by one where they are few; where WHM says nothing of one of them, the list says whether it is there. */
  async #read(
    users: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, boolean | undefined>> {
    const { boot, list } = this.#page;
    this.#hasReadList = users.length > FEW;
    if (!this.#hasReadList) {
      try {
        const read = async (user: string) =>
          [user, (await getUserConfig(boot.whm, user, { signal })).isEnabled] as const;
        return new Map(await Promise.all(users.map(read)));
      } catch (error) {
        if (!(error instanceof WhmFailure) || !SAYS_NOTHING.includes(error.kind)) throw error;
      }
    }
    this.#hasReadList = true;
    // The page's own list, so that it shows what was found. Newest wins there: another one that is
    // asked for meanwhile is asked for anew.
    do await list.load();
    while (list.isPending && !signal.aborted);
    if (list.failure) throw list.failure;
    return new Map(list.value?.accounts.map(({ user, isEnabled }) => [user, isEnabled]));
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
        return this.#copy(resultsAsText(HEADER, this.#rows), removalMessages.copied);
      case 'export': {
        const name = resultFileName(this.#page.boot.host, new Date());
        const file = new Blob([resultsAsCsv(HEADER, this.#rows)], {
          type: 'text/csv;charset=utf-8',
        });
        save(file, name);
        this.#say(removalMessages.exported(name));
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

  async #copy(text: string, said: string): Promise<void> {
    if (await copyText(text)) this.#say(said);
    else this.#say(removalMessages.copyRefused, text);
  }

  #say(said: string, byHand = ''): void {
    this.#said = said;
    this.#byHand = byHand;
    this.#page.host.requestUpdate();
  }

  #close(): void {
    this.#say('');
    this.#removal.close();
    // The row may go with the list that is on its way, and what has the focus in it.
    void this.#listed.then(async () => {
      await this.#page.host.updateComplete;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) this.#placeFocus();
      });
    });
  }

  #placeFocus(): void {
    placeFocus(this.#page, this.#user);
  }
}

const { user, outcome, reason } = removalMessages.columns;
const HEADER: ResultRow = [user, outcome, reason];
