/** The headline of the printed report: who is missing, who has it, whether codes are asked for. */
import type { Summary } from '../../accounts/summary.ts';
import type { BaseFormats } from '../../i18n/base-formats.ts';
import { messages } from '../../i18n/messages.ts';
import { fill, plural } from '../../i18n/texts.ts';
import { printMessages } from './print-messages.ts';

/**
 * The figures of the whole list, whatever is filtered, each a sentence of its own.
 *
 * @param isPolicyOn undefined where WHM did not tell
 */
export function headlineFigures(
  { total, enabled, unknown, percent, isBelowOnePercent }: Summary,
  isPolicyOn: boolean | undefined,
  formats: Pick<BaseFormats, 'number' | 'percent'>,
): readonly string[] {
  const { number } = formats;
  const all = { count: total, text: number(total) };
  const has = { count: enabled, text: number(enabled) };
  const share = isBelowOnePercent
    ? fill(messages.lessThan, { percent: formats.percent(1) })
    : formats.percent(percent);
  const shareText =
    unknown === 0
      ? fill(messages.share, { percent: share })
      : fill(messages.knownShare, { percent: share, unknown: number(unknown) });
  return [
    plural(printMessages, 'missing', all, { missing: number(total - enabled - unknown) }),
    `${plural(messages, isPolicyOn === false ? 'configured' : 'enabled', has)} ${shareText}`,
    isPolicyOn === undefined
      ? messages.policyUnknown
      : isPolicyOn
        ? messages.policyOn
        : printMessages.policyOff,
  ];
}
