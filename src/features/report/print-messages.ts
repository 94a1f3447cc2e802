/** Texts of the printed report, in English. */
import type { Count } from '../../i18n/messages.ts';

/** What the report says of itself, in its order. */
export const printMessages = {
  heading: (host: string) => `Two-Factor Status of ${host}`,
  figures: {
    missing: (missing: string, { count, text }: Count) =>
      count === 1
        ? `${missing} of 1 account has no second factor`
        : `${missing} of ${text} accounts have no second factor`,
    /** The share follows. */
    enabled: (enabled: string, isPolicyOff: boolean) =>
      `${enabled} ${isPolicyOff ? 'set up, not enforced' : 'enabled'}`,
  },
  policy: { on: 'Policy on', off: 'Policy off', unknown: 'Policy unknown' },
  evidence: {
    whmVersion: 'WHM version',
    exportedBy: 'Printed by',
    exportedAt: 'Printed at (UTC)',
    policy: 'Two-factor policy',
    scope: 'Scope',
    filter: 'Filter',
    rows: 'Accounts',
    notCovered: 'Not covered',
  },
} as const;
