/** A place in the document that has the page's colours, for an element that stands in a test by itself. */
import { tokens } from '../../src/ui/styles/first.ts';
import { mount } from './mount.ts';

/** Where such an element is mounted: `mount(element, colouredPlace())`. */
export function colouredPlace(): HTMLElement {
  const place = document.createElement('div');
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = tokens.styleSheet ? [tokens.styleSheet] : [];
  root.append(document.createElement('slot'));
  return mount(place);
}
