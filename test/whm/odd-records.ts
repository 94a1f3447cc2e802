/** Answers in which the records of some accounts are of a form that nobody expects. */

/** The records that are replaced, by user name; `some`: the first of the answer, one of each form. */
export type OddRecords = Readonly<Record<string, unknown>> | 'some';

/** What a broken account, or another plugin, has been seen or may be thought to leave in the place of a record. */
const FORMS: readonly unknown[] = [
  [],
  null,
  'broken',
  {},
  { is_enabled: 'maybe', primary_domain: 'odd.example', user: ['odd'] },
];

interface Answer {
  data?: Record<string, unknown> & { acct?: Record<string, unknown>[] };
}

/** @param body the usual answer: `data` is an object by user name, or has the list `acct` */
export function putOddRecords(body: string, records: OddRecords): string {
  const answer = JSON.parse(body) as Answer;
  const { data } = answer;
  if (!data) return body;
  const choose = (user: string, index: number, usual: unknown): unknown => {
    if (records === 'some') return index < FORMS.length ? FORMS[index] : usual;
    return Object.hasOwn(records, user) ? records[user] : usual;
  };
  const { acct } = data;
  const odd: unknown = Array.isArray(acct)
    ? { ...data, acct: acct.map((record, at) => choose(String(record['user']), at, record)) }
    : Object.fromEntries(
        Object.entries(data).map(([user, record], at) => [user, choose(user, at, record)]),
      );
  return JSON.stringify({ ...answer, data: odd });
}
