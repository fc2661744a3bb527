/** Failures are counted over this long. */
export const countedMs = 24 * 60 * 60_000;

/** How patient the door is with one kind of subject. */
export interface Patience {
  /** So many failures cost nothing. */
  readonly free: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

const quarterHourMs = 15 * 60_000;

/** One account: people mistype, guessers do not stop. */
export const loginPatience: Patience = Object.freeze({
  free: 5,
  firstDelayMs: 2_000,
  longestDelayMs: quarterHourMs,
});

/** One address: many people may share it. */
export const addressPatience: Patience = Object.freeze({
  free: 30,
  firstDelayMs: 2_000,
  longestDelayMs: quarterHourMs,
});

/** How long after its last failure a subject has to wait: nothing at first, then twice as long each time. */
export function delayAfter(failures: number, patience: Patience): number {
  const over = failures - patience.free;
  if (over < 0) return 0;
  return Math.min(patience.longestDelayMs, patience.firstDelayMs * 2 ** Math.min(over, 30));
}

/** The address as it is counted: an IPv6 caller owns its whole /64. */
export function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  return `${expanded(address).slice(0, 4).join(':')}::/64`;
}

function expanded(address: string): readonly string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return groups.map((group) => group.replace(/^0+(?=.)/, ''));
}
