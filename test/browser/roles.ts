/** Meets elements as assistive technology does: by the role and name that Chromium computes. */
import { until } from './mount.ts';

declare global {
  interface Element {
    /** Chromium only, with the flag that web-test-runner.config.js sets. */
    readonly computedRole: string;
    /** As `computedRole`. */
    readonly computedName: string;
  }
}

type Name = string | RegExp;

/** What a screen reader passes over, with everything in it. */
function isHidden(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return (
    display === 'none' ||
    visibility !== 'visible' ||
    element.getAttribute('aria-hidden') === 'true' ||
    element.closest('[inert]') !== null
  );
}

/** The children as they are laid out: of a shadow root, and at a slot what stands in it. */
function childrenOf(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  const slotted = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  return slotted.length > 0 ? slotted : element.childNodes;
}

function* elementsBelow(scope: Element): Generator<HTMLElement> {
  for (const child of childrenOf(scope)) {
    if (!(child instanceof Element) || isHidden(child)) continue;
    if (child instanceof HTMLElement) yield child;
    yield* elementsBelow(child);
  }
}

const nameOf = (element: Element): string => element.computedName.replace(/\s+/g, ' ').trim();

function isNamed(element: Element, name: Name): boolean {
  return typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
}

/** Every element below `scope` with this role (and name), through shadow roots, in reading order. */
export function allByRole(scope: Element, role: string, name?: Name): HTMLElement[] {
  return [...elementsBelow(scope)].filter(
    (element) => element.computedRole === role && (name === undefined || isNamed(element, name)),
  );
}

/** What is said of elements beside their text, through shadow roots: accessible names, and titles. */
export function namesBelow(scope: Element): string[] {
  return [...elementsBelow(scope)]
    .flatMap((element) => [element.computedName, element.title])
    .filter((name) => name !== '');
}

/** Whether there is such an element. */
export function hasRole(scope: Element, role: string, name?: Name): boolean {
  return allByRole(scope, role, name).length > 0;
}

/** The one such element. Throws where there is none or are several, and says what there is. */
export function getByRole(scope: Element, role: string, name?: Name): HTMLElement {
  const [element, ...others] = allByRole(scope, role, name);
  if (element && others.length === 0) return element;
  const present = [...elementsBelow(scope)]
    .filter(({ computedRole }) => computedRole !== 'generic' && computedRole !== 'none')
    .map(describeElement);
  throw new Error(
    `${others.length === 0 ? 'No' : 'More than one'} ${role} ${name ?? ''}. There is: ${present.join(', ')}`,
  );
}

/** Presses an element as a hand does: it has the focus then. */
export function press(element: HTMLElement): void {
  element.focus();
  element.click();
}

/** The same, as soon as it is there. */
export async function findByRole(scope: Element, role: string, name?: Name): Promise<HTMLElement> {
  await until(() => hasRole(scope, role, name));
  return getByRole(scope, role, name);
}

function describeElement(element: Element): string {
  return `${element.computedRole} “${nameOf(element)}”`;
}

/** What has the focus, through shadow roots; undefined when nothing has. */
export function focusedElement(): Element | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element && element !== document.body ? element : undefined;
}

/** The same as `button “Refresh”`; empty when nothing has the focus. */
export function focused(): string {
  const element = focusedElement();
  return element ? describeElement(element) : '';
}

/** The roles directly below an element, those without a meaning passed over. */
export function rolesBelow(scope: Element): string[] {
  return [...childrenOf(scope)]
    .filter((child) => child instanceof Element)
    .filter((child) => !isHidden(child))
    .flatMap((child) =>
      ['generic', 'none', ''].includes(child.computedRole) ? rolesBelow(child) : child.computedRole,
    );
}

/** The text as it is read, shadow roots and slots included, blocks set apart by a space. */
export function textOf(element: Element): string {
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || isHidden(node)) return '';
    const text = [...childrenOf(node)].map(read).join('');
    const isInline = ['inline', 'contents'].includes(getComputedStyle(node).display);
    return isInline ? text : ` ${text} `;
  };
  return read(element).replace(/\s+/g, ' ').trim();
}

/** Waits until an element, or what is in it, says this. */
export async function says(element: Element, text: string | RegExp): Promise<void> {
  await until(() => {
    const said = textOf(element);
    return typeof text === 'string' ? said.includes(text) : text.test(said);
  });
}
