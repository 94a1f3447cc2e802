/** Whether controls can be called by what is seen of them: WCAG 2.5.3, and the order that speech control likes. */
import { allByRole } from './roles.ts';

const ROLES = [
  ...['link', 'button', 'radio', 'checkbox', 'switch', 'menuitem'],
  ...['textbox', 'searchbox', 'combobox'],
];

/** Letters and digits alone: nobody says a sign. */
const said = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What is seen of an element's text; of a field, what labels it. */
function seenOf(element: HTMLElement): string {
  const labels = 'labels' in element ? (element as HTMLInputElement).labels : null;
  if (labels && !(element instanceof HTMLButtonElement)) {
    return [...labels].map(textSeen).join(' ') || (element as HTMLInputElement).placeholder || '';
  }
  return textSeen(element);
}

function textSeen(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const { width = 0, height = 0 } = parent?.getBoundingClientRect() ?? {};
    const isField = parent?.closest('select, textarea') != null;
    const isSeen = parent?.checkVisibility({ visibilityProperty: true }) ?? false;
    if (isSeen && !isField && width > 1 && height > 1) texts.push((node as Text).data);
  }
  return texts.join(' ');
}

/** Controls whose name does not begin with what is seen of them: each with both. */
export function unspokenNames(page: Element): string[] {
  // What is behind a modal dialog has no name: it cannot be called either.
  const modal = allByRole(page, 'dialog').filter((dialog) => dialog.matches(':modal'));
  const scope = modal.at(-1) ?? page;
  return ROLES.flatMap((role) => allByRole(scope, role)).flatMap((element) => {
    const seen = said(seenOf(element));
    // A chip is called what a press does to the filter that it shows.
    const name = said(element.computedName).replace(/^remove filter /, '');
    // What describes an item is seen below its name.
    const isNamed = element.hasAttribute('aria-describedby')
      ? name !== '' && (name.startsWith(seen) || seen.startsWith(name))
      : name !== '' && name.startsWith(seen);
    return isNamed ? [] : [`${element.computedRole} “${element.computedName}” shows “${seen}”`];
  });
}
