/** How a language writes numbers. */
export interface NumberMarks {
  readonly decimal: string;
  readonly group: string;
}

/** The marks of a language. */
export function marksOf(locale: string): NumberMarks {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.5);
  const find = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  return { decimal: find('decimal') ?? '.', group: find('group') ?? ',' };
}

/**
 * The number in what somebody typed, `unreadable` if it is none, undefined if nothing is there. Both marks of the
 * language are read; a point is read as a decimal mark too where it cannot group (`1.5` in German, but not `1.500`).
 */
export function readNumber(
  typed: string,
  { decimal, group }: NumberMarks,
): number | 'unreadable' | undefined {
  const text = typed.replaceAll(/[\s  '’]/g, '');
  if (text === '') return undefined;
  const plain = isPlain(text, group) ? text : text.replaceAll(group, '').replace(decimal, '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return 'unreadable';
  const number = Number(plain);
  return Number.isFinite(number) ? number : 'unreadable';
}

/** A single point that no group of three digits follows. */
function isPlain(text: string, group: string): boolean {
  return group === '.' && /^[+-]?\d*\.(\d{1,2}|\d{4,})$/.test(text);
}

/** A number as it is typed in a language: without groups, so that it can be edited; of money, with its cents. */
export function typedNumber(value: number, { decimal }: NumberMarks, cents = 0): string {
  const plain = String(value);
  const isShort = cents > 0 && /^-?\d+(\.\d+)?$/.test(plain) && (plain.split('.')[1] ?? '').length < cents;
  return (isShort ? value.toFixed(cents) : plain).replace('.', decimal);
}

/** How many digits follow the decimal mark of an amount in a currency. */
export function centsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 0;
}
