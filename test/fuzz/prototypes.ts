/** Objects with names such as `__proto__`, and whether they have changed what every object inherits. */
import assert from 'node:assert/strict';

/** An object with any names, as JSON makes it: `__proto__` is one of them. */
export const objectOf = (members: readonly (readonly [string, unknown])[]): unknown =>
  JSON.parse(
    `{${members.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join()}}`,
  );

/** What every object has, and nothing else. */
const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const inherited = (): unknown => PROTOTYPES.map((one) => Reflect.ownKeys(one));
const BEFORE = inherited();
/** Nothing that has run since this file was loaded has changed it. */
export const checkPrototypes = (): void => assert.deepEqual(inherited(), BEFORE);
