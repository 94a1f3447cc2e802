/** Texts of the breakdown, in English. */
import { texts } from '../../i18n/texts.ts';

export const breakdownMessages = texts('breakdown', {
  title: { owner: 'By owner', package: 'By package' },
  /** Of the accounts whose owner or package WHM does not tell. */
  unnamed: { owner: 'Owner unknown', package: 'No package known' },
  counting: 'Counting…',
  none: 'There is nothing to count.',
  /** “List Accounts” is what WHM calls the privilege, list-accts its name in WHM’s files. */
  noPrivilege: 'Not counted: your WHM user lacks the “List Accounts” privilege (list-accts).',
  failed: 'Not counted: the accounts’ owners and packages could not be read.',
  /** What WHM or the page says of the failure: sentences. */
  failedBecause: 'Not counted: the accounts’ owners and packages could not be read. {{reason}}',
  /** So many owners or packages. */
  showAll_one: 'Show all {{count}}',
  showAll_other: 'Show all {{count}}',
});
