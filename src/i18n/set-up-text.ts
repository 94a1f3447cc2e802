/** What every way to one's own second factor is called, in English. */
export const SET_UP = 'Set up two-factor';
