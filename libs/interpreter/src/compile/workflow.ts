import { said } from '@fermata/model';
import { suggestion } from '@fermata/expressions';
import type { WorkflowReference } from '../plan/references.ts';
import type { PlanWorkflow } from '../plan/steps.ts';
import type { Body } from './body.ts';
import { misshapen, reportFix, type Context, type Place } from './context.ts';
import { field, readOptional, readTemplate } from './read.ts';

const UNKNOWN: WorkflowReference = Object.freeze({ name: '', version: 0 });
const MODES = Object.freeze(['wait', 'detach'] as const);

/** Reads a step that starts another workflow (rules S1, S2). */
export function readWorkflow(context: Context, step: unknown, place: Place): Body<PlanWorkflow> {
  const child = resolveWorkflow(context, field(step, 'workflow'), [...place, 'workflow']) ?? UNKNOWN;
  const written = field(step, 'mode') ?? 'wait';
  const mode = MODES.find((one) => one === written);
  if (mode === undefined) misshapen(context, [...place, 'mode'], said`one of ${{ list: MODES.join(', ') }}`);
  const startKey = readOptional(context, field(step, 'key'), [...place, 'key']);
  return {
    type: 'workflow',
    workflow: child.name,
    version: child.version,
    ...(child === context.references.self ? { isSelf: true as const } : {}),
    mode: mode ?? 'wait',
    ...(startKey === undefined ? {} : { startKey }),
    with: readTemplate(context, field(step, 'with') ?? {}, [...place, 'with']),
  };
}

/** The own name without a version is this very version (rule S1); every other one publish has resolved and pinned. */
function resolveWorkflow(context: Context, reference: unknown, place: Place): WorkflowReference | undefined {
  const { self, workflows = {} } = context.references;
  if (typeof reference !== 'string') return misshapen(context, place, said`a reference`);
  if (reference === self.name) return self;
  if (Object.hasOwn(workflows, reference)) return workflows[reference];
  const near = suggestion(reference, [self.name, ...Object.keys(workflows)]);
  reportFix(context, place, 'reference.unknown', [said`there is no workflow \`${{ reference }}\``, near]);
  return undefined;
}
