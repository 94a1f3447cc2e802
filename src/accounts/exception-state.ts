/** Whether an account counts as excused. */
import type { Account } from './account.ts';

/** `expired`: it was excused, and counts as missing again. */
export type ExceptionState = 'excused' | 'expired';

/** Of an account without a second factor; undefined where nobody excuses it. */
export function exceptionStateOf({ isEnabled, exception }: Account): ExceptionState | undefined {
  if (isEnabled !== false || !exception) return undefined;
  return exception.isExpired ? 'expired' : 'excused';
}
