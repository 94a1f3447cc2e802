/** How a filter and what is chosen in it are called. */
import type { FacetKey } from '../../accounts/facets.ts';
import { NONE, type Facets } from '../../accounts/query.ts';
import { accountMessages } from '../../i18n/account-messages.ts';
import { exceptionMessages } from '../../i18n/exception-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { viewMessages } from '../../i18n/view-messages.ts';

export function facetLabel(key: keyof Facets): string {
  if (key === 'canEnable') return viewMessages.canEnable;
  if (key === 'exception') return exceptionMessages.name;
  if (key === 'createdFrom' || key === 'createdTo') return accountMessages.days[key];
  return accountMessages.columns[key];
}

export function optionText(key: FacetKey, option: string): string {
  const none: Partial<Record<FacetKey, string>> = viewMessages.none;
  if (option === NONE) return none[key] ?? '';
  const names: Readonly<Record<string, string>> =
    {
      role: accountMessages.roles,
      state: accountMessages.states,
      canEnable: viewMessages.canEnableOptions,
      exception: exceptionMessages.states,
    }[key as string] ?? {};
  return Object.hasOwn(names, option) ? (names[option] ?? option) : option;
}

/** What is chosen, as it is shown beside the list; a day as the page's language writes it. */
export function chosenText(key: keyof Facets, value: string, formats: Formats): string {
  return key === 'createdFrom' || key === 'createdTo'
    ? formats.date(Date.parse(value))
    : optionText(key, value);
}
