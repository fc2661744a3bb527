'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TaskDetail, TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import type { JsonObject } from '@fermata/model';
import type { Submission } from '../../../shared/submit/submission.ts';
import { useSubmission, useSubmitQueue } from '../../../shared/submit/use-submit-queue.tsx';
import { LostAnswer } from '../submit/lost-answer.tsx';
import { TypedBefore } from '../submit/typed-before.tsx';
import { WaitingAnswer } from '../submit/waiting-answer.tsx';
import { draftJournal, leftDraft } from '../draft/left-draft.ts';
import { ClaimBar } from './claim-bar.tsx';
import { EditForm } from './edit-form.tsx';
import { ReadForm } from './read-form.tsx';
import { RefusedNote } from './refused-note.tsx';
import { refusedFor, standingOf, type Standing } from './standing.ts';
import { StandingNote } from './standing-note.tsx';

interface Properties {
  readonly task: TaskDetail;
  readonly form: TaskForm;
  readonly plan: FormPlan;
  readonly person: string | undefined;
  readonly onDone: ((id: string) => void) | undefined;
}

/** The form of a task as it stands for the person: to fill in, to claim first, or to read. */
export function TaskBody(properties: Properties): ReactNode {
  const { task, form, plan, person, onDone } = properties;
  const submission = useSubmission(task.id);
  const standing = standingOf(task, person);
  const isMine = isFilledIn(task, standing);
  const { typed, note, forget } = useTyped(isMine || submission !== undefined, task.id, person);
  const wasOpen = useWas(standing === 'open');
  const { returned, takeBack } = useQueued(submission, task.id, onDone);
  const done = (): void => {
    forget();
    onDone?.(task.id);
  };
  if (submission?.state.kind === 'lost')
    return <LostAnswer submission={submission} shown={{ task, form, plan, person }} />;
  if (submission !== undefined && isQueued(submission))
    return (
      <WaitingAnswer submission={submission} plan={plan} form={form} onTakeBack={takeBack} onNext={onDone} />
    );
  if (!isMine || person === undefined)
    return <ToRead {...properties} standing={standing} typed={typed} onPutAway={forget} />;
  return (
    <>
      <StandingNote task={task} form={form} plan={plan} standing={standing} person={person} />
      <EditForm
        task={task}
        form={form}
        plan={plan}
        person={person}
        isHelping={standing === 'helping'}
        takesFocus={wasOpen}
        returned={submission ?? returned}
        onTyped={note}
        onDone={done}
      />
    </>
  );
}

/** Who holds a task and may not answer it reads it. */
function isFilledIn(task: TaskDetail, standing: Standing): boolean {
  return standing === 'helping' || (standing === 'mine' && refusedFor(task, 'complete') === undefined);
}

interface ReadProperties extends Properties {
  readonly standing: Standing;
  /** What the person had typed before the task went away. */
  readonly typed: JsonObject | undefined;
  readonly onPutAway: () => void;
}

function ToRead({ task, form, plan, person, standing, typed, onPutAway }: ReadProperties): ReactNode {
  return (
    <>
      {typed !== undefined && standing !== 'submitted' && (
        <TypedBefore values={typed} plan={plan} form={form} onPutAway={onPutAway} />
      )}
      <StandingNote task={task} form={form} plan={plan} standing={standing} person={person} />
      <ReadForm form={form} plan={plan} />
      {standing === 'open' && <ClaimBar task={task} />}
      {standing === 'mine' && <RefusedNote task={task} deed="complete" />}
    </>
  );
}

/** The first sending happens inside the form, which keeps its place and focus. */
function isQueued({ state }: Submission): boolean {
  return state.kind === 'waiting' || (state.kind === 'sending' && state.attempts > 0);
}

/** Whether something was ever so while the component stood. */
function useWas(now: boolean): boolean {
  const [was, setWas] = useState(now);
  if (now && !was) setWas(true);
  return was;
}

/** An answer that waits: when it is settled the page goes on; when it is taken back it is in the form again. */
function useQueued(submission: Submission | undefined, id: string, onDone: Properties['onDone']) {
  const queue = useSubmitQueue();
  const [returned, setReturned] = useState<Submission>();
  const wasQueued = useRef(false);
  useEffect(() => {
    if (submission === undefined && wasQueued.current) onDone?.(id);
    wasQueued.current = submission !== undefined && isQueued(submission);
  }, [submission, id, onDone]);
  const takeBack = (): void => {
    wasQueued.current = false;
    setReturned(submission);
    queue?.drop(id);
  };
  return { returned, takeBack };
}

/** What was typed here until the task went away, now or before the page was loaded: it is shown until it is put away. */
function useTyped(isEditing: boolean, taskId: string, person: string | undefined) {
  const latest = useRef<JsonObject>(undefined);
  const [typed, setTyped] = useState<JsonObject>();
  useEffect(() => {
    const left = person === undefined ? undefined : leftDraft(person, taskId);
    setTyped(isEditing ? undefined : (latest.current ?? left));
  }, [isEditing, taskId, person]);
  return {
    typed,
    note: (values: JsonObject): void => void (latest.current = values),
    forget: (): void => {
      latest.current = undefined;
      if (person !== undefined) draftJournal(person, taskId).clear();
      setTyped(undefined);
    },
  };
}
