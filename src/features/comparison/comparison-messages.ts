/** Texts of the comparison with an earlier export, in English. */

export const comparisonMessages = {
  title: 'Compare with an earlier export',
  hint: 'A CSV or JSON file that this page has exported. It stays in your browser.',
  file: 'Earlier export',
  choose: 'Choose a file…',
  drop: 'or drop it here',
  oneFile: 'Drop one file only.',
  reading: 'Reading the file…',
  progress: 'Reading the file',
  cancel: 'Cancel',
  cancelled: 'Reading the file was cancelled.',
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
  heading: (list: string, count: string) => `${list} (${count})`,
  none: 'None',
  /** The counts in a sentence. */
  summary: (headings: readonly string[]) => headings.join(', '),
  has: 'has two-factor',
  hasNot: 'has no two-factor',
  had: 'had two-factor',
  hadNot: 'had no two-factor',
  /** Before the name in the export. */
  formerName: 'in the export:',
  showAll: (count: string) => `Show all ${count}`,
  /** @param at empty, as `by`, where the file does not tell */
  origin: (at: string, by: string) => {
    if (at === '' && by === '') return 'The file does not tell when and by whom it was exported.';
    if (at === '') return `Exported by ${by}; the file does not tell when.`;
    if (by === '') return `Exported at ${at}; the file does not tell by whom.`;
    return `Exported at ${at} by ${by}.`;
  },
  changed: 'The file has been changed since it was exported: its checksum does not fit.',
  stored: 'Its checksum was not checked: the file has been stored by another program.',
  /** Another server, or another address of the same: a reseller's page knows no other name. */
  otherName: (there: string, here: string) =>
    `It was exported under another name: ${there}; here it is ${here}.`,
  otherUser: (user: string) =>
    `It was exported by ${user}, who may control other accounts than you.`,
  partOfAccounts: (rows: string, filter: string) =>
    `It holds only a part of the accounts (${rows}; filter: ${filter}): “New” can mean that an account was left out of it.`,
  failed: {
    'not-an-export': 'This file is not an export of this page. Choose a CSV or JSON file that was.',
    'newer-schema':
      'This file was exported by a newer version of this page. Update the plugin to compare with it.',
    damaged: 'This file is an export of this page, but parts of it cannot be read.',
    unreadable: 'The browser could not read this file. Choose it again.',
  },
} as const;
