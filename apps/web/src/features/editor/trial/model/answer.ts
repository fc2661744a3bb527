import { compile } from '@fermata/interpreter';
import { errorAt, type WorkflowDefinition } from '@fermata/model';
import type { TrialAnswer, TrialRequest } from './protocol.ts';
import { runAll } from './run-all.ts';
import { runTrial } from './run-trial.ts';

/** Runs what a page asks for, by the interpreter of the real thing. Never throws. */
export function answerTrial(request: TrialRequest): TrialAnswer {
  const { id } = request;
  try {
    const { plan, problems } = compile(
      request.definition as unknown as WorkflowDefinition,
      request.references,
    );
    if (plan === undefined) return { type: 'problems', id, problems };
    if (request.type === 'run') return { type: 'run', id, run: runTrial(request, plan, request.script) };
    return { type: 'tests', id, results: runAll(request, plan, request.tests) };
  } catch (error) {
    const message = `This could not be run here: ${String((error as Error).message)}`;
    return { type: 'problems', id, problems: [errorAt('', 'trial.failed', message)] };
  }
}
