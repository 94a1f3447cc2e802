/**
 * Sets a property that the viewer changes as well, such as `checked`, to what it should be now. Lit has `live` for
 * it, whose helpers keep parts of lit-html in the first script that nobody else needs.
 */
import { noChange } from 'lit';
import { directive, Directive, type PropertyPart } from 'lit/directive.js';

class Live extends Directive {
  override render(value: unknown): unknown {
    return value;
  }

  override update({ element, name }: PropertyPart, [value]: [unknown]): unknown {
    const properties = element as unknown as Record<string, unknown>;
    // Compared with what is there, not with what was written last.
    if (properties[name] !== value) properties[name] = value;
    return noChange;
  }
}

export const live = directive(Live);
