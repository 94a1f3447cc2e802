/** What the elements of the first rows are made of: it does what they would have of LitElement. */
import { expect } from 'chai';
import { html } from 'lit';
import { FirstElement, type Changed } from '../../src/ui/first-element.ts';
import { css } from '../../src/ui/styles/css.ts';
import { mount } from '../browser/mount.ts';

class FirstFruit extends FirstElement {
  name = 'apple';
  colour = 'red';
  /** Each drawing, by the names of what has changed. */
  readonly drawn: string[][] = [];
  presses = 0;

  protected override willUpdate(changed: Changed): void {
    this.drawn.push([...changed.keys()]);
    // Drawn with it, not after it.
    if (changed.has('name')) this.colour = this.name === 'pear' ? 'green' : 'red';
  }

  protected override render(): unknown {
    if (this.name === 'worm') throw new Error('There is a worm in it');
    return html`<button @click=${this.#onPress}>${this.colour} ${this.name}</button>`;
  }

  #onPress(): void {
    this.presses++;
  }

  get text(): string | undefined {
    return this.renderRoot.querySelector('button')?.textContent;
  }

  static override styles = [
    css`
      button {
        width: 123px;
      }
    `,
  ];
}

FirstFruit.define('first-fruit', ['name', 'colour']);

declare global {
  interface HTMLElementTagNameMap {
    'first-fruit': FirstFruit;
  }
}

async function mountFruit(): Promise<FirstFruit> {
  const fruit = mount(document.createElement('first-fruit'));
  await fruit.updateComplete;
  return fruit;
}

describe('an element of the first rows', () => {
  it('is drawn in its own tree and with its styles, once it is in the document', async () => {
    const fruit = document.createElement('first-fruit');
    fruit.name = 'plum';
    await Promise.resolve();
    expect(fruit.drawn).to.deep.equal([]);

    mount(fruit);
    await fruit.updateComplete;

    expect(fruit.text).to.equal('red plum');
    expect(fruit.shadowRoot?.querySelector('button')?.offsetWidth).to.equal(123);
  });

  it('is drawn once for all that changes at once, and not for what stays the same', async () => {
    const fruit = await mountFruit();
    fruit.drawn.length = 0;

    fruit.name = 'pear';
    fruit.name = 'quince';
    fruit.colour = 'yellow';
    await fruit.updateComplete;
    fruit.name = 'quince';
    await fruit.updateComplete;

    expect(fruit.drawn).to.deep.equal([['name', 'colour']]);
  });

  it('is drawn with what is set before the drawing', async () => {
    const fruit = await mountFruit();

    fruit.name = 'pear';
    await fruit.updateComplete;

    expect(fruit.text).to.equal('green pear');
    expect(fruit.drawn).to.have.lengthOf(2);
  });

  it('hears what happens in it', async () => {
    const fruit = await mountFruit();

    fruit.shadowRoot?.querySelector('button')?.click();

    expect(fruit.presses).to.equal(1);
  });

  it('tells its controllers, also those that come later', async () => {
    const fruit = await mountFruit();
    const told: string[] = [];
    fruit.addController({
      hostConnected: () => told.push('connected'),
      hostDisconnected: () => told.push('disconnected'),
      hostUpdate: () => told.push(`before ${fruit.text}`),
      hostUpdated: () => told.push(`after ${fruit.text}`),
    });

    fruit.name = 'fig';
    await fruit.updateComplete;
    fruit.remove();
    mount(fruit);

    expect(told).to.deep.equal([
      'connected',
      'before red apple',
      'after red fig',
      'disconnected',
      'connected',
    ]);
  });

  it('is drawn again after a drawing that failed', async () => {
    const fruit = await mountFruit();

    fruit.name = 'worm';
    const failure = await fruit.updateComplete.catch((error: unknown) => error);
    fruit.name = 'fig';
    await fruit.updateComplete;

    expect(failure).to.be.an('error');
    expect(fruit.text).to.equal('red fig');
  });
});
