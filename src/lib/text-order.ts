/** In which order texts stand: handed in, because it is the page's language that says so. */

/** Negative where the first text comes first; 0 only for the same text. */
export type TextOrder = (a: string, b: string) => number;

/** The order where no language counts. */
export const byCodeUnits: TextOrder = (a, b) => (a < b ? -1 : Number(a > b));
