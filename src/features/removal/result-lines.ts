/** The results as they are read: an account a line, and those that were not changed a reason a line. */
import type { RemovalResult } from './outcomes.ts';

export interface ResultLine extends Omit<RemovalResult, 'user'> {
  readonly users: readonly string[];
}

/** @param results in their order: a reason stands where the first of its accounts does */
export function linesOf(results: readonly RemovalResult[]): readonly ResultLine[] {
  const lines: ResultLine[] = [];
  const unchanged = new Map<string, string[]>();
  for (const { user, ...result } of results) {
    const users = result.outcome === 'left-out' ? unchanged.get(result.reason) : undefined;
    if (users) {
      users.push(user);
      continue;
    }
    const first = [user];
    if (result.outcome === 'left-out') unchanged.set(result.reason, first);
    lines.push({ ...result, users: first });
  }
  return lines;
}
