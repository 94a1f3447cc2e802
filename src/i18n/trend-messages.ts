/** Texts of the trend, in English. */

export const trendMessages = {
  trend: 'Trend',
  since: (day: string, change: string) => `Since ${day}: ${change}`,
  noChange: 'no change',
  recordedSince: (day: string) => `Recorded since ${day}`,
  show: 'Show trend',
  hide: 'Hide trend',
  date: 'Date',
  accounts: 'Accounts',
  enabled: 'Enabled',
  share: 'Share',
} as const;
