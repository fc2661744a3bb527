import { said, type Phrase } from '@fermata/model';
interface Refusal {
  readonly message: Phrase;
  readonly fix: Phrase;
}

/** Functions of CEL that the language does not take over, and what to write instead. */
const REFUSED: Readonly<Record<string, Refusal>> = Object.freeze({
  matches: {
    message: said`matches may run for ever on some patterns`,
    fix: said`write regexMatch(text, pattern)`,
  },
  bind: { message: said`cel.bind is not in the language`, fix: said`compute the value in a set step` },
  bytes: { message: said`bytes are not in the language`, fix: said`work on texts` },
  uint: { message: said`there is one kind of number`, fix: said`write number(x)` },
  dyn: { message: said`every value is dynamic`, fix: said`leave dyn() away` },
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
  return {
    message: said`${{ name }} is not in the language`,
    fix: said`write ${{ ours }}(moment), which is always in UTC`,
  };
}

/** Why a function of CEL is refused, or nothing if it is not one of those. */
export function refusalOf(name: string, argumentCount: number): Refusal | undefined {
  const refusal = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
  if (refusal === undefined || !name.startsWith('get') || argumentCount < 2) return refusal;
  return {
    message: said`${{ name }} with a zone is refused: it would follow the time zone of the host`,
    fix: refusal.fix,
  };
}
