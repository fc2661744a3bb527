import { referencedPaths, suggestion } from '@fermata/expressions';
import { isIdentifier, pointer, said } from '@fermata/model';
import type { ItemReads, PlanForEach, PlanMore, Tolerance } from '../plan/loops.ts';
import { misshapen, report, reportFix, warn, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readExpression, readOptional, readTemplate, readText } from './read.ts';
import { readListening } from './waits.ts';

/** Names that every expression knows: an alias of `item` cannot hide them (rule D1). */
const BOUND = Object.freeze([
  'input',
  'vars',
  'steps',
  'instance',
  'now',
  'item',
  'index',
  'output',
  'error',
  'event',
]);

const RESTS = Object.freeze(['ignore', 'cancel', 'block'] as const);

/** Reads `forEach` (rules F1 to F5); what is read of its output is known only when all is read: {@link withItemReads}. */
export function readForEach(context: Context, value: unknown, place: Place): PlanForEach | undefined {
  if (value === undefined) return undefined;
  const at = (name: string): Place => [...place, name];
  refuseOthers(context, value, place, FIELDS.forEach);
  if (field(value, 'items') === undefined) misshapen(context, at('items'), said`a list, or one expression`);
  const as = readAlias(context, field(value, 'as'), at('as'));
  const concurrency = field(value, 'concurrency');
  const until = readExpression(context, field(value, 'until'), at('until'));
  const more = readMore(context, field(value, 'more'), at('more'));
  const collect = readOptional(context, field(value, 'collect'), at('collect'));
  return {
    items: readTemplate(context, field(value, 'items'), at('items')),
    ...(as === undefined ? {} : { as }),
    ...(typeof concurrency === 'number' ? { concurrency } : {}),
    ...(until === undefined ? {} : { until }),
    rest: readRest(context, value, place, until),
    tolerate: readTolerance(field(value, 'tolerate')),
    ...(more === undefined ? {} : { more }),
    ...(collect === undefined ? {} : { collect }),
    keeps: NONE,
    untilReads: until === undefined ? NONE : readsOf([until]),
  };
}

const NONE: ItemReads = Object.freeze({ results: false, failures: false });

function readAlias(context: Context, value: unknown, place: Place): string | undefined {
  const as = readText(context, value, place);
  if (as === undefined || (isIdentifier(as) && !BOUND.includes(as))) return as;
  report(context, place, 'forEach.as', said`\`${{ as }}\` cannot be the name of an item`);
  return undefined;
}

function readRest(context: Context, value: unknown, place: Place, until: unknown): PlanForEach['rest'] {
  const written = field(value, 'rest');
  const rest = RESTS.find((one) => one === written);
  if (written !== undefined && rest === undefined)
    misshapen(context, [...place, 'rest'], said`one of ${{ list: RESTS.join(', ') }}`);
  if (written !== undefined && until === undefined) {
    warn(context, [...place, 'rest'], 'forEach.rest', said`without \`until\` no items are left over`);
  }
  return rest ?? 'ignore';
}

/** None unless said (rule F4). */
function readTolerance(value: unknown): Tolerance {
  const share = field(value, 'share');
  const count = field(value, 'count');
  return typeof share === 'number' ? { share } : { count: typeof count === 'number' ? count : 0 };
}

function readMore(context: Context, value: unknown, place: Place): PlanMore | undefined {
  if (value === undefined) return undefined;
  refuseOthers(context, value, place, FIELDS.more);
  const item = readOptional(context, field(value, 'item'), [...place, 'item']);
  return { listening: readListening(context, value, place), ...(item === undefined ? {} : { item }) };
}

/** What expressions that see a visit's `output` read of it. */
function readsOf(texts: readonly string[]): ItemReads {
  const names = texts.flatMap((text) =>
    referencedPaths(text).flatMap(([root, name]) => (root === 'output' ? [name] : [])),
  );
  return namedReads(names);
}

function namedReads(names: readonly (string | undefined)[]): ItemReads {
  const isRead = (name: string): boolean => names.some((one) => one === undefined || one === name);
  return { results: isRead('results'), failures: isRead('failures') };
}

/** Completes a `forEach` by what all expressions of the definition read of its output: only that is kept (rule D7). */
export function withItemReads<S extends Completing>(context: Context, step: S): S {
  const { id, forEach } = step;
  if (forEach === undefined) return step;
  const parts = ['save', 'next', 'catch', 'forEach/until'].map((name) => pointer('steps', id) + `/${name}`);
  const own = context.sources.filter(({ path }) =>
    parts.some((part) => path === part || path.startsWith(`${part}/`)),
  );
  const names = context.sources.flatMap(({ text }) => outputPaths(text, id));
  const [inside, outside] = [readsOf(own.map(({ text }) => text)), namedReads(names)];
  const keeps = {
    results: inside.results || outside.results,
    failures: inside.failures || outside.failures,
  };
  return { ...step, forEach: { ...forEach, keeps } };
}

/** What is read below `steps.<id>.output`; undefined = all of it. */
function outputPaths(text: string, step: string): readonly (string | undefined)[] {
  return referencedPaths(text).flatMap(([root, id, part, name]) => {
    if (root !== 'steps' || (id !== undefined && id !== step)) return [];
    return part === undefined || part === 'output' ? [name] : [];
  });
}

interface Completing {
  readonly id: string;
  readonly completes?: readonly string[];
  readonly forEach?: PlanForEach;
}

/** Reports what `completes` names and is no other step with `forEach` (rule F5). */
export function checkCompletes(
  context: Context,
  steps: readonly Completing[],
  written: readonly string[],
): void {
  const loops = steps.filter(({ forEach }) => forEach !== undefined).map(({ id }) => id);
  for (const { id, completes = [] } of steps) {
    completes.forEach((named, index) => {
      if (named !== id && loops.includes(named)) return;
      const place = ['steps', id, 'completes', index];
      const [code, message] = written.includes(named)
        ? ['completes.target', said`\`${{ named }}\` is no other step with \`forEach\``]
        : ['step.unknown', said`there is no step \`${{ step: named }}\``];
      reportFix(context, place, code ?? '', [message ?? '', suggestion(named, loops)]);
    });
  }
}
