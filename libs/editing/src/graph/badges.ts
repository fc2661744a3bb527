import { isObject } from '@fermata/model';
import { listAt, textAt, valueAt, type Loose } from '../read.ts';
import type { Badge, BadgeKind } from './graph.ts';
import { peopleText } from './people.ts';

type Values = Readonly<Record<string, string | number>>;
type Reader = (value: Loose) => Values | undefined;

const asText: Reader = (value) => (value === undefined ? undefined : { value: shown(value) });
const named =
  (name: string): Reader =>
  (value) =>
    value === undefined ? undefined : { value: shown(isObject(value) ? valueAt(value, name) : value) };

/** Each field that gives a badge, with what its words say. A new one is one more entry. */
const FIELDS: readonly (readonly [field: string, kind: BadgeKind, reader: Reader])[] = Object.freeze([
  ['retry', 'retry', (value: Loose) => (value === undefined ? undefined : retryValues(value))],
  ['timeout', 'timeout', asText],
  ['assign', 'assignee', (value: Loose) => (value === undefined ? undefined : { value: peopleText(value) })],
  ['due', 'due', (value: Loose) => asText(valueAt(value, 'in') ?? valueAt(value, 'until'))],
  ['compensate', 'compensation', named('task')],
  ['short', 'short', (value: Loose) => (value === true ? {} : undefined)],
  ['forEach', 'forEach', named('items')],
  [
    'repeat',
    'repeat',
    (value: Loose) => asText(valueAt(value, 'while') ?? valueAt(value, 'until') ?? valueAt(value, 'max')),
  ],
  ['lock', 'lock', named('name')],
  ['join', 'join', joinValues],
  ['split', 'split', (value: Loose) => (value === 'all' || value === 'race' ? { value } : undefined)],
  ['unless', 'unless', asText],
  ['whileIn', 'whileIn', named('step')],
  ['cancels', 'cancels', asText],
  ['completes', 'completes', asText],
  ['priority', 'priority', asText],
  ['connection', 'connection', asText],
  ['terminate', 'terminate', asText],
]);

/** What a step has beside its work, in a fixed order. */
export function badgesOf(step: Loose): readonly Badge[] {
  return FIELDS.flatMap(([field, kind, read]) => {
    const values = read(valueAt(step, field));
    return values === undefined ? [] : [{ kind, words: { key: `graph.badge.${kind}`, values } }];
  });
}

function retryValues(retry: Loose): Values {
  const attempts = valueAt(retry, 'attempts');
  const first = textAt(retry, 'first');
  return { attempts: typeof attempts === 'number' ? attempts : 3, first: first ?? 'PT1S' };
}

function joinValues(join: Loose): Values | undefined {
  if (join === undefined || join === 'any') return undefined;
  if (typeof join === 'string') return { value: join };
  return { value: shown(valueAt(join, 'count') ?? valueAt(join, 'threads')) };
}

function shown(value: Loose): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const items = listAt({ value }, 'value');
    if (items.every((item) => typeof item === 'string')) return items.join(', ');
    return String(items.length);
  }
  return value === undefined ? '' : JSON.stringify(value);
}
