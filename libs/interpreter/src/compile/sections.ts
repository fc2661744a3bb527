import { said } from '@fermata/model';
import type { PlanGates, PlanLock } from '../plan/gates.ts';
import { bitsOf } from './bits.ts';
import { report, reportFix, type Context } from './context.ts';
import type { Gated } from './gates.ts';
import { closure, reverse, type Graph } from './graph.ts';
import { suggestion } from '@fermata/expressions';

/** A step with its gates. */
type Step = Gated & { readonly id: string };

/** The gates of a plan, and of each step with its sections and reach filled in. */
export interface BuiltGates {
  readonly gates?: PlanGates;
  readonly steps: ReadonlyMap<string, Gated>;
}

/** Finds sections and reach, and judges the gates that only the whole graph can judge (rules L1, L2). */
export function buildGates(context: Context, graph: Graph, steps: readonly Step[]): BuiltGates {
  const gated = steps.filter(({ lock, whileIn }) => lock !== undefined || whileIn !== undefined);
  if (gated.length === 0) return { steps: new Map() };
  const before = reverse(graph);
  const sections = sectionsOf(graph, before, gated);
  const built = gated.map((step) => [step.id, finish(context, graph, before, { step, sections })] as const);
  checkOrder(context, before, built);
  const milestones = gated.filter(({ whileIn }) => whileIn !== undefined).map(({ id }) => id);
  return { gates: { sections, milestones }, steps: new Map(built) };
}

type Before = ReadonlyMap<string, readonly string[]>;
type Sections = PlanGates['sections'];

/** Per lock the connected steps that hold it as a section, in plan order; the id names the lock and the first of them. */
function sectionsOf(graph: Graph, before: Before, gated: readonly Step[]): Sections {
  const sections: Record<string, readonly string[]> = {};
  for (const name of sectionNames(gated)) {
    const members = new Set(gated.filter((step) => holdsSection(step, name)).map(({ id }) => id));
    const seen = new Set<string>();
    for (const first of graph.ids.filter((id) => members.has(id))) {
      if (seen.has(first)) continue;
      const beside = (id: string) =>
        [...(graph.next.get(id) ?? []), ...(before.get(id) ?? [])].filter((one) => members.has(one));
      const section = closure([first], beside);
      for (const id of section) seen.add(id);
      sections[`${name}@${first}`] = graph.ids.filter((id) => section.has(id));
    }
  }
  return sections;
}

/** In the order in which the definition first names them. */
function sectionNames(gated: readonly Step[]): readonly string[] {
  const locks = gated.flatMap(({ lock = [] }) => lock.filter(({ hold }) => hold === 'section'));
  return [...new Set(locks.map(({ name }) => name))];
}

function holdsSection({ lock = [] }: Gated, name: string): boolean {
  return lock.some((one) => one.name === name && one.hold === 'section');
}

interface Draft {
  readonly step: Step;
  readonly sections: Sections;
}

function finish(context: Context, graph: Graph, before: Before, { step, sections }: Draft): Gated {
  const { id, lock, whileIn } = step;
  const locks = lock?.map((one) => withSection(one, id, sections));
  if (whileIn === undefined) return locks === undefined ? {} : { lock: locks };
  const place = ['steps', id, 'whileIn', 'step'];
  if (whileIn.step === id) report(context, place, 'milestone.self', said`a step cannot be its own milestone`);
  if (!graph.next.has(whileIn.step)) {
    const near = suggestion(whileIn.step, graph.ids);
    reportFix(context, place, 'step.unknown', [said`there is no step \`${{ step: whileIn.step }}\``, near]);
  }
  const ways = closure([whileIn.step], (one) => before.get(one) ?? []);
  const reach = bitsOf(ways, graph.ids);
  return { ...(locks === undefined ? {} : { lock: locks }), whileIn: { ...whileIn, reach } };
}

function withSection(lock: PlanLock, id: string, sections: Sections): PlanLock {
  if (lock.hold !== 'section') return lock;
  const mine = Object.keys(sections).find(
    (section) => section.startsWith(`${lock.name}@`) && sections[section]?.includes(id) === true,
  );
  return mine === undefined ? lock : { ...lock, section: mine };
}

/**
 * Nested sections take their locks in the order in which the definition first names them (rule L1): a step that enters
 * a section while another of its locks is already held by the section it comes from must name an earlier one there.
 */
function checkOrder(context: Context, before: Before, built: readonly (readonly [string, Gated])[]): void {
  const steps = new Map(built);
  const order = sectionNames(built.map(([id, gated]) => ({ id, ...gated })));
  for (const [id, { lock = [] }] of built) {
    const mine = lock.filter(({ section }) => section !== undefined);
    for (const from of before.get(id) ?? []) {
      const there = new Set((steps.get(from)?.lock ?? []).flatMap(({ section }) => section ?? []));
      const isHeld = ({ section = '' }: PlanLock): boolean => there.has(section);
      const held = mine.filter(isHeld).map(({ name }) => order.indexOf(name));
      const taken = mine.filter((one) => !isHeld(one)).map(({ name }) => order.indexOf(name));
      if (held.length === 0 || taken.length === 0 || Math.max(...held) < Math.min(...taken)) continue;
      const message = said`comes from \`${{ from }}\` with a lock that is named after the one it takes`;
      report(context, ['steps', id, 'lock'], 'lock.order', message);
      break;
    }
  }
}
