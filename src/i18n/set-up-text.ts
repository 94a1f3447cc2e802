/** What every way to one's own second factor is called, in English. */
export const SET_UP = 'Set up two-factor';
/** The beginning of it: what is shown where there is little room. */
export const SET_UP_SHORT = 'Set up';
/** The same, where there is one already. */
export const REPLACE = 'Replace my authenticator';
