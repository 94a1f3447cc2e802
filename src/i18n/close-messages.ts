/** What closes something, in English. */
export const closeMessages = { close: 'Close' } as const;
