/** What the panel lists of an account, line by line. */
import type { TemplateResult } from 'lit';
import { ROOT_USER, type Account, type Exception } from '../../accounts/account.ts';
import { readDay } from '../../accounts/find.ts';
import { exceptionMessages } from '../../i18n/exception-messages.ts';
import { exceptionText } from '../../i18n/exception-text.ts';
import { accountMessages, columnNames, createdText } from '../../i18n/account-messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { fill } from '../../i18n/texts.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { dataText } from '../../ui/data-text.ts';
import { panelMessages } from './panel-messages.ts';

/** A line of the list: its name, and what is said under it, line by line: words of the page, or data. */
export type Fact = readonly [name: string, values: readonly (string | TemplateResult)[]];

/** What stands in the list, each with its lines; none where it is not known. */
export function factsOf(account: Account, formats: Formats): Fact[] {
  const { user, primaryDomain, readableDomain, details } = account;
  const { roles, states: accountStates } = accountMessages;
  const isRoot = user === ROOT_USER;
  // WHM's list does not have every account.
  const isListed = details?.isSuspended !== undefined && !isRoot;
  const { role, isSuspended } = details ?? {};
  const hints: Partial<Record<keyof typeof roles, string>> = panelMessages.roleHints;
  const line = (text: string | undefined): string[] => (text ? [text] : []);
  const named = (text: string | undefined) => line(text).map((one) => dataText(one));
  const domain = dataText(readableDomain, '', 'ltr');
  return [
    [columnNames.user, [dataText(user)]],
    [
      columnNames.domain,
      primaryDomain === ''
        ? [panelMessages.none]
        : readableDomain === primaryDomain
          ? [domain]
          : [domain, fill(panelMessages.storedAs, { domain: visibleText(primaryDomain) })],
    ],
    [columnNames.role, role ? [roles[role], ...line(hints[role])] : []],
    [columnNames.owner, named(details?.owner)],
    [columnNames.package, named(details?.package)],
    [
      columnNames.state,
      isListed ? [isSuspended ? accountStates.suspended : accountStates.active] : [],
    ],
    [columnNames.contact, isListed ? contactsOf(details.contact) : []],
    [columnNames.created, line(details && createdText(details, formats.date))],
    ...(account.exception ? exceptionFacts(account.exception, formats) : []),
  ];
}

/** What is written is somebody's text: as it is, and nothing of the page. */
function exceptionFacts(exception: Exception, { date }: Formats): Fact[] {
  const { reason, approvedBy, approvedOn, ticket } = exception;
  const { name, reason: why, approvedBy: who, ticket: where } = exceptionMessages;
  const day = readDay(approvedOn);
  const on = day === undefined ? [] : [date(day * 1_000)];
  return [
    [name, [exceptionText(exception, date)]],
    [why, [dataText(reason)]],
    [who, [dataText(approvedBy), ...on]],
    ...(ticket === '' ? [] : [[where, [dataText(ticket)]] satisfies Fact]),
  ];
}

function contactsOf(contact: string): Fact[1] {
  const addresses = contact
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  return addresses.length > 0 ? addresses.map((one) => dataText(one)) : [panelMessages.none];
}
