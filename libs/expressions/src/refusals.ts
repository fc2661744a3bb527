interface Refusal {
  readonly message: string;
  readonly fix: string;
}

const HOST_ZONE = 'it would follow the time zone of the host';

/** Functions of CEL that the language does not take over, and what to write instead. */
const REFUSED: Readonly<Record<string, Refusal>> = Object.freeze({
  matches: { message: 'matches may run for ever on some patterns', fix: 'write regexMatch(text, pattern)' },
  bind: { message: 'cel.bind is not in the language', fix: 'compute the value in a set step' },
  bytes: { message: 'bytes are not in the language', fix: 'work on texts' },
  uint: { message: 'there is one kind of number', fix: 'write number(x)' },
  dyn: { message: 'every value is dynamic', fix: 'leave dyn() away' },
  getFullYear: accessor('getFullYear', 'year'),
  getMonth: accessor('getMonth', 'month'),
  getDate: accessor('getDate', 'day'),
  getDayOfMonth: accessor('getDayOfMonth', 'day'),
  getDayOfWeek: accessor('getDayOfWeek', 'weekday'),
  getDayOfYear: accessor('getDayOfYear', 'dayOfYear'),
  getHours: accessor('getHours', 'hour'),
  getMinutes: accessor('getMinutes', 'minute'),
  getSeconds: accessor('getSeconds', 'second'),
  getMilliseconds: accessor('getMilliseconds', 'epochMs'),
});

function accessor(name: string, ours: string): Refusal {
  return { message: `${name} is not in the language`, fix: `write ${ours}(moment), which is always in UTC` };
}

/** Why a function of CEL is refused, or nothing if it is not one of those. */
export function refusalOf(name: string, argumentCount: number): Refusal | undefined {
  const refusal = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
  if (refusal === undefined || !name.startsWith('get') || argumentCount < 2) return refusal;
  return { message: `${name} with a zone is refused: ${HOST_ZONE}`, fix: refusal.fix };
}
