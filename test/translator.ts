/** A browser's translator, as far as it changes a page: Google's, in Chrome and in extensions. */

/** Whether it lets that alone: `translate="no"`, here or around it, shadow roots included. */
function isLeftAlone(node: Node): boolean {
  for (let at: Node | null = node; at;) {
    if (at instanceof Element && (at.getAttribute('translate') === 'no' || isOwn(at))) return true;
    at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null);
  }
  return false;
}

/** What it never reads, and what it has made itself. */
function isOwn({ localName }: Element): boolean {
  return ['script', 'style', 'textarea', 'font'].includes(localName);
}

/**
 * Takes every text node out of the page and puts `<font><font>its text</font></font>` in its place,
 * now and whenever there is a new one, in open shadow roots, too. It translates from English into
 * English: so what is read must be the same as without it.
 */
export class Translator {
  /** How many texts it has replaced. */
  count = 0;
  readonly #observer = new MutationObserver((records) => {
    for (const { target } of records) this.#translate(target);
  });

  /** Translates everything below it, and goes on. */
  start(root: Node): void {
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    this.#translate(root);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #translate(node: Node): void {
    if (node instanceof Text) {
      this.#replace(node);
      return;
    }
    if (node instanceof Element && node.shadowRoot) this.start(node.shadowRoot);
    for (const child of [...node.childNodes]) this.#translate(child);
  }

  #replace(text: Text): void {
    if (text.data.trim() === '' || isLeftAlone(text)) return;
    const make = () => document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
    const [outer, inner] = [make(), make()];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
    this.count++;
  }
}
