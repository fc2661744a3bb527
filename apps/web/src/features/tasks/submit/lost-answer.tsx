'use client';
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ProblemBody, TaskDetail, TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import { isObject } from '@fermata/model';
import { ExactTime, JsonView } from '@fermata/ui';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { ApiProblem } from '../../../shared/api/client.ts';
import type { Submission } from '../../../shared/submit/submission.ts';
import { useSubmitQueue } from '../../../shared/submit/use-submit-queue.tsx';
import { outcomeTitle } from '../pane/plan-of.ts';
import { ReadForm } from '../pane/read-form.tsx';
import { Answered } from '../pane/standing-note.tsx';
import { CopyAnswer } from './copy-answer.tsx';

interface Shown {
  readonly task: TaskDetail;
  readonly form: TaskForm;
  readonly plan: FormPlan;
  readonly person: string | undefined;
}

interface Properties {
  readonly submission: Submission;
  /** The task as it is now; absent where the person may not see it any more. */
  readonly shown?: Shown;
}

/** An answer that came too late, whole, beside what was decided instead: nothing that was typed is lost. */
export function LostAnswer({ submission, shown }: Properties): ReactNode {
  const words = useTranslations('task.lost');
  const queue = useSubmitQueue();
  const { state, data, taskId } = submission;
  if (state.kind !== 'lost') return null;
  return (
    <>
      <div className="fm-work-note" data-tone="failed" role="alert">
        <div>
          <strong>{words('title')}</strong>
          <p>
            {shown?.form.answeredBy === undefined ? <Why problem={state.problem} /> : <Answered {...shown} />}
          </p>
          <Group gap="sm">
            <CopyAnswer values={data} plan={shown?.plan} />
            <Button size="xs" variant="default" onClick={() => queue?.drop(taskId)}>
              {words('putAway')}
            </Button>
          </Group>
        </div>
      </div>
      <div className="fm-work-both">
        <Yours submission={submission} shown={shown} />
        {shown?.form.answer !== undefined && <Theirs shown={shown} />}
      </div>
    </>
  );
}

function Why({ problem }: { readonly problem: ProblemBody }): ReactNode {
  const words = useTranslations('task.lost');
  const failureText = useFailureText();
  const winner = winnerOf(problem);
  if (winner === undefined) return failureText(new ApiProblem(problem.status, problem));
  return (
    <>
      {words('by', { name: winner.name })} {winner.at !== undefined && <ExactTime at={winner.at} />}
    </>
  );
}

interface YoursProperties {
  readonly submission: Submission;
  readonly shown: Shown | undefined;
}

function Yours({ submission: { data, outcome }, shown }: YoursProperties): ReactNode {
  const words = useTranslations('task.lost');
  return (
    <section aria-label={words('yours')}>
      <h3 className="fm-work-section">
        {words('yours')}
        {outcome !== undefined && ` · ${outcomeTitle(shown?.plan, outcome)}`}
      </h3>
      {shown === undefined ? (
        <JsonView value={data} label={words('yours')} />
      ) : (
        <ReadForm form={shown.form} plan={shown.plan} values={data} />
      )}
    </section>
  );
}

function Theirs({ shown: { form, plan } }: { readonly shown: Shown }): ReactNode {
  const words = useTranslations('task.lost');
  return (
    <section aria-label={words('theirs')}>
      <h3 className="fm-work-section">
        {words('theirs')}
        {form.outcome !== undefined && ` · ${outcomeTitle(plan, form.outcome)}`}
      </h3>
      <ReadForm form={form} plan={plan} />
    </section>
  );
}

/** Border: who was first, where the refusal says it. */
function winnerOf(problem: ProblemBody): { readonly name: string; readonly at?: string } | undefined {
  const winner: unknown = 'winner' in problem ? problem.winner : undefined;
  if (!isObject(winner) || typeof winner['name'] !== 'string') return undefined;
  const { name, at } = winner;
  return typeof at === 'string' ? { name, at } : { name };
}
