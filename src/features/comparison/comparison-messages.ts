/** Texts of the comparison with an earlier export, in English. */
import { texts } from '../../i18n/texts.ts';

export const comparisonMessages = texts('comparison', {
  title: 'Compare with an earlier export',
  hint: 'A CSV or JSON file that this page has exported. It stays in your browser.',
  /** What the file is. */
  file: 'Earlier export',
  choose: 'Choose a file…',
  /** After the button that says “Choose a file…”. */
  drop: 'or drop it here',
  oneFile: 'Drop one file only.',
  reading: 'Reading the file…',
  progress: 'Reading the file',
  cancelled: 'Reading the file was cancelled.',
  /** Lists of accounts. Lost and gained is the second factor; gone are accounts that are not there any more. */
  lists: {
    lost: 'Lost',
    gained: 'Gained',
    renamed: 'Renamed',
    new: 'New',
    gone: 'Gone',
  },
  meaning: {
    lost: 'These accounts had a second factor and have none now.',
    gained: 'These accounts have a second factor now and had none.',
    renamed:
      'The export has these accounts, known by their domains, under another name. A spreadsheet makes dates or numbers of some names.',
    new: 'These accounts are not in the export.',
    gone: 'These accounts are in the export and no longer on the list.',
  },
  /** The name of a list, and how many accounts are on it. */
  heading: '{{list}} ({{count}})',
  none: 'None',
  /** What is said of an account: it has, or had then, a second factor. */
  has: 'has two-factor',
  hasNot: 'has no two-factor',
  had: 'had two-factor',
  hadNot: 'had no two-factor',
  /** The name that an account has in the export. */
  formerName: 'in the export: {{name}}',
  showAll_one: 'Show all {{count}}',
  showAll_other: 'Show all {{count}}',
  /** When and by whom the file was exported, as far as it tells. */
  origin: {
    full: 'Exported at {{time}} by {{user}}.',
    noTime: 'Exported by {{user}}; the file does not tell when.',
    noUser: 'Exported at {{time}}; the file does not tell by whom.',
    none: 'The file does not tell when and by whom it was exported.',
  },
  changed: 'The file has been changed since it was exported: its checksum does not fit.',
  stored: 'Its checksum was not checked: the file has been stored by another program.',
  /** Another server, or another address of the same: a reseller's page knows no other name. */
  otherName: 'It was exported under another name: {{there}}; here it is {{here}}.',
  otherUser: 'It was exported by {{user}}, who may control other accounts than you.',
  /** `rows` are “712 of 1024”, say; `filter` is as the file tells it. “New” is the name of a list. */
  partOfAccounts:
    'It holds only a part of the accounts ({{rows}}; filter: {{filter}}): “New” can mean that an account was left out of it.',
  failed: {
    'not-an-export': 'This file is not an export of this page. Choose a CSV or JSON file that was.',
    'newer-schema':
      'This file was exported by a newer version of this page. Update the plugin to compare with it.',
    damaged: 'This file is an export of this page, but parts of it cannot be read.',
    unreadable: 'The browser could not read this file. Choose it again.',
  },
});
