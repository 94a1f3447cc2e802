/** Texts of the printed report, in English: what it says of itself, in its order. */
import { texts } from '../../i18n/texts.ts';

export const printMessages = texts('print', {
  /** `host` is the server's name. */
  heading: 'Two-Factor Status of {{host}}',
  /** `missing` is a number, too. */
  missing_one: '{{missing}} of {{count}} account has no second factor',
  missing_other: '{{missing}} of {{count}} accounts have no second factor',
  policyOff: 'Policy off',
  /** Before what is told of the report. */
  evidence: {
    whmVersion: 'WHM version',
    exportedBy: 'Printed by',
    exportedAt: 'Printed at (UTC)',
    policy: 'Two-factor policy',
    /** Whose accounts they are. */
    scope: 'Scope',
    filter: 'Filter',
    rows: 'Accounts',
    notCovered: 'Not covered',
  },
});
