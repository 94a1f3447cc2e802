/** Removing second factors: the dialogs, and what is read before and after. */
import { html } from 'lit';
import '../components/removal.ts';
import '../components/removal-result.ts';
import { reasonText, type ResultAction } from '../components/removal-result.ts';
import { removalMessages } from '../i18n/removal-messages.ts';
import type { Account } from '../model/account.ts';
import {
  resultFileName,
  resultsAsCsv,
  resultsAsText,
  type ResultRow,
} from '../model/removal-rows.ts';
import { Removal } from '../state/removal.ts';
import { WhmFailure } from '../whm/failure.ts';
import { getUserConfig } from '../whm/two-factor.ts';
import { describeFailure } from './describe-failure.ts';
import type { PageContext } from './page-context.ts';
import type { PartContext } from './parts.ts';
import { copyText, save } from './save.ts';

/** So few are asked for one by one: the whole list of a large server takes its time. */
const FEW = 20;

export class RemovalPart {
  readonly #page: PageContext;
  readonly #context: PartContext;
  readonly #removal: Removal;
  #said = '';
  #byHand = '';
  /** Whether what was read last was the page's whole list. */
  #hasReadList = false;

  constructor(page: PageContext, context: PartContext) {
    this.#page = page;
    this.#context = context;
    this.#removal = new Removal(
      page.host,
      () => page.boot.whm,
      (users) => this.#read(users),
    );
  }

  /** Asks whether the second factors of these are to be removed. */
  ask(accounts: readonly Account[]): void {
    this.#removal.ask(accounts, this.#page.boot.user);
  }

  render(): unknown {
    const removal = this.#removal;
    const { phase, failure, readFailure } = removal;
    const { formats } = this.#page;
    return html`<tfs-removal
        .step=${phase === 'done' ? 'closed' : phase}
        .plan=${removal.plan}
        .done=${removal.done}
        .isStopping=${removal.isStopping}
        .failure=${failure && describeFailure(failure)}
        .formats=${formats}
        @removal-confirmed=${() => void this.#remove()}
        @removal-stopped=${() => removal.stop()}
        @removal-closed=${() => removal.close()}
      ></tfs-removal>
      <tfs-removal-result
        .results=${phase === 'done' ? removal.results : undefined}
        .failure=${readFailure && removalMessages.readFailed(describeFailure(readFailure).title)}
        .hasSessionEnded=${readFailure?.kind === 'session-ended'}
        .said=${this.#said}
        .byHand=${this.#byHand}
        .formats=${formats}
        @result-used=${({ detail }: CustomEvent<ResultAction>) => void this.#use(detail)}
        @result-closed=${() => this.#close()}
      ></tfs-removal-result>`;
  }

  async #remove(): Promise<void> {
    this.#say('');
    await this.#removal.confirm();
    this.#tell();
  }

  /** What is known now changes the page. */
  #tell(): void {
    const gone = this.#removal.results.filter(
      ({ outcome }) => outcome === 'removed' || outcome === 'was-not-enabled',
    );
    this.#context.onRemoved(new Set(gone.map(({ user }) => user)));
    if (!this.#hasReadList) void this.#page.list.load();
  }

  /** One by one where they are few; where WHM refuses one of them, the list says whether it is there. */
  async #read(users: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    const { boot, list } = this.#page;
    this.#hasReadList = users.length > FEW;
    if (!this.#hasReadList) {
      try {
        const read = async (user: string) =>
          [user, (await getUserConfig(boot.whm, user)).isEnabled] as const;
        return new Map(await Promise.all(users.map(read)));
      } catch (error) {
        if (!(error instanceof WhmFailure) || error.kind !== 'refused') throw error;
      }
    }
    this.#hasReadList = true;
    // The page's own list, so that it shows what was found. Newest wins there: another one that is
    // asked for meanwhile is asked for anew.
    do await list.load();
    while (list.isPending);
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
    const [first] = this.#removal.plan.accounts;
    this.#say('');
    this.#removal.close();
    const { host, focusAccount } = this.#page;
    void host.updateComplete.then(() => {
      // What had the focus before may be gone: it goes to the account.
      requestAnimationFrame(() => {
        if (first && document.activeElement === document.body) focusAccount(first.user);
      });
    });
  }
}

const { user, outcome, reason } = removalMessages.columns;
const HEADER: ResultRow = [user, outcome, reason];
