import {
  hasErrors,
  isObject,
  said,
  sortProblems,
  type Problem,
  type WorkflowDefinition,
} from '@fermata/model';
import { sizeOf } from '../advance/sizes.ts';
import { ENGINE_VERSION, type Plan } from '../plan/plan.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { References } from '../plan/references.ts';
import { checkAssignedSteps } from './assigned-steps.ts';
import { misshapen, report, type Context } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { buildGraph, checkReach } from './graph.ts';
import { buildGates, type BuiltGates } from './sections.ts';
import { checkUndos } from './undo-points.ts';
import { buildJoins, checkJoins, scopesOf } from './joins.ts';
import { checkCompletes, withItemReads } from './items.ts';
import { checkCancels } from './lists.ts';
import { checkRaces } from './races.ts';
import { field, readText } from './read.ts';
import { collectReads, type Reads } from './reads.ts';
import { checkRaceTargets } from './splits.ts';
import { readSteps } from './steps.ts';
import type { StepDraft } from './draft.ts';
import { checkTriggers, entriesOf, readWhole, type Whole } from './whole.ts';

/** Largest plan, in bytes of JSON, about two thousand steps: every instance loads it; no history holds it. */
export const PLAN_LIMIT = 1_048_576;

/** The plan, unless a problem is an error; and every problem, sorted. */
export interface Compiled {
  readonly plan?: Plan;
  readonly problems: readonly Problem[];
}

/**
 * Turns a definition into what can be run, and says everything that is wrong with it. Pure and total: whatever JSON
 * comes in, problems or a plan come out. A field whose meaning is not built yet is `language.unsupported`.
 */
export function compile(definition: WorkflowDefinition, references: References): Compiled {
  const context: Context = { references, problems: [], sources: [], calendars: {}, decisions: {} };
  const plan = isObject(definition) ? build(context, definition) : misshapen(context, [], said`a workflow`);
  if (plan !== undefined && sizeOf(plan as never, PLAN_LIMIT) > PLAN_LIMIT) {
    report(
      context,
      [],
      'plan.size',
      said`a plan of more than ${{ most: PLAN_LIMIT }} bytes: split it into workflows`,
    );
  }
  const problems = sortProblems(context.problems);
  return plan === undefined || hasErrors(problems) ? { problems } : { plan, problems };
}

function build(context: Context, definition: object): Plan {
  refuseOthers(context, definition, [], FIELDS.workflow);
  const start = readText(context, field(definition, 'start'), ['start']);
  if (start === undefined) report(context, [], 'start.none', said`a workflow needs a \`start\``);
  const written = field(definition, 'steps');
  const steps = readSteps(context, written);
  const whole = readWhole(context, definition);
  checkTriggers(context, field(definition, 'triggers'));
  const ids = Object.keys(isObject(written) ? written : {});
  const graph = buildGraph(context, steps, ids, entriesOf(whole, start));
  if (steps.length === ids.length) checkReach(context, graph, steps);
  checkRaces(context, graph, steps);
  checkRaceTargets(context, steps);
  checkCancels(context, steps, ids);
  checkCompletes(context, steps, ids);
  checkAssignedSteps(context, steps, ids);
  const joins = buildJoins(graph, steps, start);
  checkJoins(context, graph, steps, joins);
  const gates = buildGates(context, graph, steps);
  const points = checkUndos(context, graph, steps, whole);
  const reads = collectReads(context, ids);
  return assemble({
    context,
    definition,
    start: start ?? '',
    steps: steps.map((step) => withItemReads(context, step)),
    whole: { ...whole, ...points },
    joins,
    gates,
    reads,
  });
}

interface Parts {
  readonly context: Context;
  readonly definition: object;
  readonly start: string;
  readonly steps: readonly StepDraft[];
  readonly whole: Whole;
  readonly joins: ReturnType<typeof buildJoins>;
  readonly gates: BuiltGates;
  readonly reads: Reads;
}

function assemble({ context, definition, start, steps, whole, joins, gates, reads }: Parts): Plan {
  const { name, version } = context.references.self;
  return {
    engineVersion: ENGINE_VERSION,
    name,
    version,
    title: readText(context, field(definition, 'title'), ['title']) ?? name,
    start,
    steps: Object.fromEntries(
      steps.map((step) => [step.id, { ...finish(step, joins, reads), ...gates.steps.get(step.id) }]),
    ),
    scopes: scopesOf(joins),
    ...(gates.gates === undefined ? {} : { gates: gates.gates }),
    mentions: steps.filter(({ id }) => reads.mentions.has(id)).map(({ id }) => id),
    ...whole,
    ...(Object.keys(context.calendars).length === 0 ? {} : { calendars: context.calendars }),
    ...(Object.keys(context.decisions).length === 0 ? {} : { decisions: context.decisions }),
  };
}

function finish(draft: StepDraft, joins: Parts['joins'], reads: Reads): PlanStep {
  const { joining: _joining, ...step } = draft;
  const join = joins.get(draft.id);
  return {
    ...step,
    ...(join === undefined ? {} : { join }),
    keepsOutput: reads.outputs.has(draft.id),
    keepsError: reads.errors.has(draft.id),
  } as PlanStep;
}
