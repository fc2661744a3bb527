import { allOf, pointer, said, type JsonObject, type JsonValue, type PhraseValue } from '@fermata/model';
import type { Refused } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { waysOf } from '../graph/edges.ts';
import type { Way } from '../graph/way.ts';
import { objectAt, stepsOf, textAt, valueAt } from '../read.ts';
import { stepSlots } from './slots.ts';

/** The one step by which the others are entered, the one that they are left to, and the ways over the border. */
export interface Border {
  readonly entry: string;
  readonly exit?: string;
  readonly inward: readonly Way[];
  readonly outward: readonly Way[];
}

/** Finds the border of some steps; refused where they have no single way in, or more than one step behind them. */
export function borderOf(definition: JsonObject, chosen: ReadonlySet<string>): Border | Refused {
  const ways = waysOf(definition);
  const inward = ways.filter(({ from, to }) => !chosen.has(from) && chosen.has(to));
  const outward = ways.filter(({ from, to }) => chosen.has(from) && !chosen.has(to));
  const start = textAt(definition, 'start') ?? '';
  const entries = [...new Set([...(chosen.has(start) ? [start] : []), ...inward.map(({ to }) => to)])];
  const exits = [...new Set(outward.map(({ to }) => to))];
  const [entry] = entries;
  if (entry === undefined) return refuse('/steps', 'extract.entry', said`Nothing leads to these steps.`);
  if (entries.length > 1)
    return refuse(
      '/steps',
      'extract.entry',
      said`These steps are entered at ${{ steps: listOf(entries) }}; one is allowed.`,
    );
  if (exits.length > 1)
    return refuse(
      '/steps',
      'extract.exit',
      said`These steps are left to ${{ steps: listOf(exits) }}; one is allowed.`,
    );
  const isLoop = ways.some(({ from, to }) => chosen.has(from) && to === entry);
  if (valueAt(objectAt(objectAt(definition, 'steps'), entry), 'join') !== undefined && isLoop)
    return refuse(
      pointer('steps', entry, 'join'),
      'extract.join',
      said`\`${{ entry }}\` joins ways from within and from outside.`,
    );
  const [exit] = exits;
  return { entry, inward, outward, ...(exit === undefined ? {} : { exit }) };
}

function listOf(ids: readonly string[]): PhraseValue {
  return allOf(ids.map((id) => `\`${id}\``));
}

/** Fields that hold beyond the step. */
const LOCAL: readonly string[] = Object.freeze(['lock', 'split']);

/** What a step says that would mean something else in a workflow of its own. */
export function foreignStep(definition: JsonObject, chosen: ReadonlySet<string>): Refused | undefined {
  for (const [id, step] of stepsOf(definition)) {
    if (!chosen.has(id)) continue;
    const place = pointer('steps', id);
    if (textAt(step, 'type') === 'end')
      return refuse(place, 'extract.end', said`\`${{ id }}\` ends the workflow.`);
    const field = LOCAL.find((name) => !isPlain(name, valueAt(step, name)));
    if (field !== undefined)
      return refuse(
        `${place}/${field}`,
        'extract.local',
        said`\`${{ field }}\` of \`${{ id }}\` holds for the whole instance.`,
      );
  }
  return undefined;
}

/** A choice of one way stays what it is; several ways at once would have to end together. */
function isPlain(name: string, value: JsonValue | undefined): boolean {
  return value === undefined || (name === 'split' && value === 'first');
}

/** Names of steps across the border, but for ways. */
export function foreignName(definition: JsonObject, chosen: ReadonlySet<string>): Refused | undefined {
  const crossing = stepSlots(definition).find(({ path, id }) => {
    const [, first, from = '', field = '', , last] = path.split('/');
    if (first === 'layout' || first === 'start') return false;
    const isWay =
      (first === 'steps' && ['next', 'catch'].includes(field) && last === 'to') || /^\/\w+\/to$/.test(path);
    return !isWay && (first === 'steps' && chosen.has(from)) !== chosen.has(id);
  });
  if (crossing !== undefined)
    return refuse(
      crossing.path,
      'extract.bound',
      said`\`${{ id: crossing.id }}\` is named across the border of these steps.`,
    );
  const caught = waysOf(definition).find(
    ({ from, to, kind }) => kind !== 'next' && kind !== 'case' && chosen.has(from) && !chosen.has(to),
  );
  return (
    caught &&
    refuse(
      caught.path,
      'extract.caught',
      said`An error of \`${{ from: caught.from }}\` is handled by \`${{ to: caught.to }}\`.`,
    )
  );
}
