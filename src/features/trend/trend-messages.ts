/** Texts of the trend, in English. */
import { twoFactorText } from '../../i18n/messages.ts';

export const trendMessages = {
  trend: 'Trend',
  since: (day: string, change: string) => `Since ${day}: ${change}`,
  noChange: 'no change',
  recordedSince: (day: string) => `Recorded since ${day}`,
  show: 'Show trend',
  hide: 'Hide trend',
  date: 'Day (UTC)',
  accounts: 'Accounts',
  enabled: (isPolicyOff: boolean) => twoFactorText('enabled', isPolicyOff),
  share: 'Share',
} as const;
