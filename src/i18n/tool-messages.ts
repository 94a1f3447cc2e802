/** Texts of export, copying and the choice of columns, in English. */
import { texts } from './texts.ts';

export const toolMessages = texts('tools', {
  /** Opens the choice of columns and of their order. */
  view: 'View',
  columns: 'Columns',
  /** Opens a menu of further commands. */
  more: 'More',
  /** To the owners of all shown, or of the selected accounts. */
  write: 'Write to owners…',
  copyUser: 'Copy user name',

  /** A command: opens a menu. */
  export: 'Export',
  exports: {
    'csv-shown': 'CSV, shown accounts',
    'csv-all': 'CSV, all accounts',
    'semicolons-shown': 'CSV with semicolons, shown accounts',
    'json-shown': 'JSON, shown accounts',
    'json-all': 'JSON, all accounts',
    print: 'Print',
  },
  selectedExports: {
    'csv-selected': 'CSV, selected accounts',
    'semicolons-selected': 'CSV with semicolons, selected accounts',
    'json-selected': 'JSON, selected accounts',
  },
  /** What is said of long work; `title` names its progress bar. */
  exporting: {
    title: 'Export',
    progress: 'Preparing the export: {{done}} of {{total}} rows',
    cancelled: 'The export was cancelled',
  },
  copying: {
    title: 'Copy',
    progress: 'Copying: {{done}} of {{total}} accounts',
    cancelled: 'Copying was cancelled',
  },
  exported_one: 'Exported {{count}} account to {{file}}',
  exported_other: 'Exported {{count}} accounts to {{file}}',

  /** A command: opens a menu of what can be copied. */
  copy: 'Copy',
  copies: {
    users: 'User names',
    domains: 'Domains',
    contacts: 'Contact addresses',
    message: 'Reminder for owners',
    link: 'Link to this view',
  },
  copied: {
    users_one: 'Copied {{count}} user name',
    users_other: 'Copied {{count}} user names',
    domains_one: 'Copied {{count}} domain',
    domains_other: 'Copied {{count}} domains',
    contacts_one: 'Copied {{count}} address',
    contacts_other: 'Copied {{count}} addresses',
    message: 'Copied the reminder',
    link: 'Copied the link to this view',
  },
  nothingToCopy: 'Nothing to copy',
});
