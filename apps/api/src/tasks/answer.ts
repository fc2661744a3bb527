import { AppError } from '@fermata/contracts';
import { judgeAnswer, type AnswerVerdict } from '@fermata/forms';
import {
  errorAt,
  hasErrors,
  isObject,
  said,
  type JsonObject,
  type JsonValue,
  type Problem,
} from '@fermata/model';
import type { TaskDetail } from '@fermata/persistence';
import type { Subject } from '../access/subject.ts';
import { checkValue } from '../http/check-value.ts';
import type { PinnedForm } from './form-plans.ts';

/** What a person gives, and when. */
export interface GivenAnswer {
  readonly outcome?: string;
  readonly data: JsonValue;
}

/** Who answers, and the moment that expressions see as `now`. */
export interface Answering {
  readonly subject: Pick<Subject, 'userId' | 'name' | 'roles' | 'groups'>;
  readonly now: Date;
}

/**
 * The verdict on an answer by the form that is pinned to the task: the same that the form gives in the browser. Paths
 * begin with `/data`, but for `/outcome`.
 */
export function verdictOn(
  task: Pick<TaskDetail, 'data' | 'outcomes'>,
  { plan }: PinnedForm,
  given: GivenAnswer,
  by: Answering,
): AnswerVerdict {
  const answer = {
    input: task.data,
    values: isObject(given.data) ? (given.data as JsonObject) : {},
    now: by.now.toISOString(),
    user: userOf(by.subject),
    ...(given.outcome === undefined ? {} : { outcome: given.outcome }),
  };
  const verdict = judgeAnswer(plan, answer, (schema, value) => {
    const checked = checkValue(schema, value);
    return { value: checked.value, problems: checked.problems };
  });
  const shape = isObject(given.data) ? [] : checkValue({ type: 'object' }, given.data).problems;
  const problems = [
    ...outcomeProblems(task.outcomes, given.outcome),
    ...inData([...shape, ...verdict.problems]),
  ];
  return { ...verdict, problems };
}

/** What expressions of forms see as `user`. */
export function userOf({ userId, name, roles, groups }: Answering['subject']): JsonObject {
  return { id: userId, name, roles: [...roles], groups: [...groups] };
}

/** The output of the task (rule M1): the data with `outcome`. Fails with `schema.mismatch` (422) and all places. */
export function outputOf({ answer, problems }: AnswerVerdict, outcome: string | undefined): JsonObject {
  if (hasErrors(problems))
    throw new AppError('schema.mismatch', said`The answer does not fit the form`, {
      status: 422,
      details: { problems },
    });
  return outcome === undefined ? answer : { ...answer, outcome };
}

/** Problems of the answer at their places in the request. */
export function inData(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) =>
    problem.path === '/outcome' ? problem : { ...problem, path: `/data${problem.path}` },
  );
}

function outcomeProblems(outcomes: readonly string[], outcome: string | undefined): Problem[] {
  if (outcomes.length === 0 ? outcome === undefined : outcomes.includes(outcome ?? '')) return [];
  const expected =
    outcomes.length === 0
      ? said`This task has no outcomes`
      : said`This must be one of ${{ list: outcomes.join(', ') }}.`;
  return [errorAt('/outcome', 'schema.mismatch', expected)];
}
