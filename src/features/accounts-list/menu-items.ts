/** What can be copied, and exported. */
import { toolMessages } from '../../i18n/tool-messages.ts';
import type { MenuItem } from '../../ui/menu-list.ts';

// Made once: an element is drawn anew for another array.
const withLabels = <Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): readonly MenuItem[] => keys.map((key) => ({ key, label: labels[key] }));

const { copies, exports } = toolMessages;

export const COPIES = [
  ...withLabels(['users', 'domains', 'contacts', 'message', 'link'], copies),
  { key: 'write', label: toolMessages.write },
];
export const SELECTED_COPIES = withLabels(
  ['users-selected', 'domains-selected', 'contacts-selected'],
  {
    'users-selected': copies.users,
    'domains-selected': copies.domains,
    'contacts-selected': copies.contacts,
  },
);

export const EXPORTS = withLabels(
  ['csv-shown', 'csv-all', 'semicolons-shown', 'json-shown', 'json-all', 'print'],
  exports,
);
export const SELECTED_EXPORTS = withLabels(
  ['csv-selected', 'semicolons-selected', 'json-selected'],
  toolMessages.selectedExports,
);
