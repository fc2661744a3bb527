import type { Plan } from '@fermata/interpreter';
import { compile } from '@fermata/interpreter';
import type { DefinitionKind, Problem, WorkflowDefinition } from '@fermata/model';
import { errorAt, hasErrors, nearestPointer, pointer, said, sortProblems } from '@fermata/model';
import { validateSchema } from './definition-validator.ts';
import { bindingProblems } from './rules/bindings.ts';
import { calendarProblems } from './rules/calendar.ts';
import { catchProblems } from './rules/catches.ts';
import { decisionProblems } from './rules/decision.ts';
import { formProblems } from './rules/form.ts';
import { groupProblems } from './rules/groups.ts';
import type { Known } from './rules/known.ts';
import { listAt, sightOf, textAt, valueAt } from './rules/read.ts';
import { innerSchemaProblems } from './rules/schemas.ts';
import { worldOf, type World } from './rules/scope.ts';
import { distributionProblems } from './rules/distribution.ts';
import { separationProblems } from './rules/separation.ts';
import { startDecidedProblems } from './rules/start-decided.ts';
import { loopProblems } from './rules/loops.ts';
import { referred } from './rules/outputs.ts';
import { proofProblems } from './rules/proof.ts';
import { taskProblems } from './rules/task.ts';
import { typeProblems } from './rules/types.ts';
import { undoingProblems } from './rules/undoing.ts';
import { kindOf } from './schema/validate.ts';
import { shapeProblems } from './shape.ts';
import { didYouMean } from './suggest.ts';

/** The verdict on a document: every problem, sorted; a plan for a workflow that has no error. */
export interface Judgement {
  readonly kind?: DefinitionKind;
  readonly problems: readonly Problem[];
  readonly plan?: Plan;
}

/**
 * Judges a document as publish does: schema, then the compiler, then types, inner schemas and what is known of the
 * world. All problems, never only the first; each at a place that resolves in the document. Never throws, whatever is
 * sent.
 */
export function judge(document: unknown, known: Known): Judgement {
  const shape = shapeProblems(document);
  if (hasErrors(shape)) return { problems: sortProblems(shape) };
  const kind = kindOf(document);
  if (typeof kind !== 'string') return { problems: [kind] };
  const schema = validateSchema(kind, document);
  const inner = innerSchemaProblems(kind, document);
  if (kind === 'workflow') return judgeWorkflow(document, known, [...schema, ...inner]);
  const before = [...schema, ...inner];
  const found = withoutEchoes(placed(document, kindProblems(kind, document, known)), before);
  return { kind, problems: sortProblems([...before, ...found]) };
}

function kindProblems(kind: DefinitionKind, document: unknown, known: Known): readonly Problem[] {
  if (kind === 'task') return taskProblems(document, known);
  if (kind === 'component') return formProblems(document, sightOf(known.references));
  if (kind === 'calendar') return calendarProblems(document);
  if (kind === 'decision') return decisionProblems(document);
  if (kind === 'event' && valueAt(document, 'dedupe') !== undefined)
    return [errorAt('/dedupe', 'language.unsupported', said`\`dedupe\` cannot be run yet`)];
  return [];
}

function judgeWorkflow(document: unknown, known: Known, before: readonly Problem[]): Judgement {
  const { references, groups } = known;
  const compiled = compile(document as WorkflowDefinition, references);
  const said = placed(document, compiled.problems);
  const found = [
    ...before,
    ...withoutEchoes(said, before),
    ...dataProblems(worldOf(document, sightOf(references))),
    ...catchProblems(document, references),
    ...undoingProblems(document),
    ...triggerReferences(document, known),
    ...(groups === undefined ? [] : groupProblems(document, groups)),
  ];
  if (hasErrors(found) || compiled.plan === undefined)
    return { kind: 'workflow', problems: sortProblems(found) };
  const proved = placed(document, proofProblems(compiled.plan));
  const problems = sortProblems([...found, ...proved]);
  return hasErrors(problems)
    ? { kind: 'workflow', problems }
    : { kind: 'workflow', problems, plan: compiled.plan };
}

/** What following the data of a workflow tells. */
function dataProblems(world: World): Problem[] {
  return [
    ...typeProblems(world),
    ...bindingProblems(world),
    ...separationProblems(world),
    ...distributionProblems(world),
    ...startDecidedProblems(world.workflow),
    ...loopProblems(world),
  ];
}

/** Problems at places that exist in the document. */
function placed(document: unknown, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: nearestPointer(document, problem.path) }));
}

/** What the compiler says about a place that the schema already refuses says nothing new. */
function withoutEchoes(compiled: readonly Problem[], before: readonly Problem[]): Problem[] {
  const refused = new Set(
    before.filter((problem) => problem.severity === 'error').map((problem) => problem.path),
  );
  return compiled.filter(
    (problem) => !refused.has(problem.path) && !(refused.size > 0 && problem.code === 'schema.mismatch'),
  );
}

function triggerReferences(workflow: unknown, { references }: Known): Problem[] {
  return listAt(workflow, 'triggers').flatMap((trigger, index) => [
    ...unknownReference(references.events, textAt(trigger, 'event'), pointer('triggers', index, 'event')),
    ...unknownReference(references.forms, textAt(trigger, 'form'), pointer('triggers', index, 'form')),
  ]);
}

function unknownReference(
  known: Readonly<Record<string, unknown>>,
  reference: string | undefined,
  path: string,
): Problem[] {
  if (reference === undefined || referred(known, reference) !== undefined) return [];
  const fix = didYouMean(reference, Object.keys(known));
  return [
    errorAt(
      path,
      'reference.unknown',
      said`There is nothing named \`${{ reference: reference.slice(0, 60) }}\`.`,
      fix,
    ),
  ];
}
