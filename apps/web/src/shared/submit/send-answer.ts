import type { Problem } from '@fermata/model';
import { ApiProblem, taken } from '../api/client.ts';
import { tasksComplete } from '../api/generated/sdk.gen.ts';
import { problemsOf } from '../api/problems-of.ts';
import type { SendVerdict, Submission } from './submission.ts';

/** Who has heard nothing for so long sends again: the id makes it count once. */
const PATIENCE_MS = 20_000;

/** Sends an answer once, and reads what the API says of it. Never throws. */
export async function sendAnswer({ taskId, id, outcome, data }: Submission): Promise<SendVerdict> {
  const body = { submissionId: id, data, ...(outcome !== undefined && { outcome }) };
  try {
    await taken(tasksComplete({ path: { id: taskId }, body, signal: AbortSignal.timeout(PATIENCE_MS) }));
    return { type: 'taken' };
  } catch (error) {
    return verdictOf(error);
  }
}

/** What a failure means for an answer: whether it is sent again, goes back to its form, or came too late. */
export function verdictOf(error: unknown): SendVerdict {
  if (!(error instanceof ApiProblem)) return { type: 'unanswered' };
  const { status, code, body: problem } = error;
  // Somebody else may be signed in here now: it waits for its own person.
  if (status === 401 || code === 'access.csrf') return { type: 'signed-out' };
  if (status >= 500 || status === 408 || status === 429) return { type: 'unanswered' };
  if (code === 'schema.mismatch') return { type: 'refused', problem, problems: inForm(problemsOf(error)) };
  return { type: 'lost', problem };
}

/** The API points into the request, a form into its answer. */
function inForm(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((one) => ({ ...one, path: one.path.replace(/^\/data/, '') }));
}
