import type { AnswerVerdict } from '@fermata/forms';
import { errorAt, hasErrors, said } from '@fermata/model';
import type { TaskDetail, Transaction } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { askSources } from '../lookups/lookups.service.ts';
import { inData, verdictOn, type GivenAnswer } from './answer.ts';
import { fileProblems } from './file-problems.ts';
import type { PinnedForm } from './form-plans.ts';

/** Most questions that one answer may put to sources. */
const mostQuestions = 200;

const tooManyQuestions = Object.freeze(
  errorAt('/data', 'form.limit', said`An answer has at most ${{ mostQuestions }} values that are looked up.`),
);

/** The whole verdict on an answer: what its form says, and what only the server can tell, of files and sources. */
export async function judgeTask(
  tx: Transaction,
  pinned: { readonly task: TaskDetail; readonly form: PinnedForm },
  given: GivenAnswer,
  caller: Caller,
): Promise<AnswerVerdict> {
  const { task, form } = pinned;
  const verdict = verdictOn(task, form, given, { subject: caller.subject, now: tx.now });
  if (hasErrors(verdict.problems)) return verdict;
  if (verdict.questions.length > mostQuestions) return { ...verdict, problems: [tooManyQuestions] };
  const found = [
    ...(await askSources(tx, verdict.questions)),
    ...(await fileProblems(tx, { taskId: task.id }, form.plan, verdict.answer)),
  ];
  return { ...verdict, problems: [...verdict.problems, ...inData(found)] };
}
