/** Texts of the printed report, in English. */

/** What the report says of itself, in its order. */
export const printMessages = {
  heading: (host: string) => `Two-Factor Status of ${host}`,
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
