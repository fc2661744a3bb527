'use client';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { TaskDetail, TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import { isObject, type JsonObject, type Problem } from '@fermata/model';
import { isTaken } from '../../../shared/commands/keys.tsx';
import { useCommands } from '../../../shared/commands/registry.ts';
import { KeyChord } from '../../../shared/commands/key-chord.tsx';
import type { Submission } from '../../../shared/submit/submission.ts';
import { useSubmitQueue } from '../../../shared/submit/use-submit-queue.tsx';
import { DraftChoice } from '../draft/draft-choice.tsx';
import { knownDraft } from '../draft/draft-keeper.ts';
import { DraftLine } from '../draft/draft-line.tsx';
import { useDraftKeeper } from '../draft/use-draft-keeper.ts';
import { useEditing } from '../talk/editing.ts';
import { MacroMenu } from '../talk/macro-menu.tsx';
import { chooseOutcome, mainButton } from './buttons.ts';
import { outcomeTitle } from './plan-of.ts';
import { TaskFormView } from './task-form-view.tsx';
import { useFormPorts } from './use-form-ports.ts';

interface Properties {
  readonly task: TaskDetail;
  readonly form: TaskForm;
  readonly plan: FormPlan;
  readonly person: string;
  /** The person helps the holder: the draft is kept, submitting is the holder's. */
  readonly isHelping: boolean;
  /** An answer that came back while no form was open: refused, or taken back by the person. */
  readonly returned: Pick<Submission, 'data' | 'state'> | undefined;
  /** Whether the first field takes the focus: the person has just claimed it. */
  readonly takesFocus: boolean;
  readonly onTyped: (values: JsonObject) => void;
  readonly onDone: () => void;
}

/** The form while its holder fills it in: kept as a draft, handed in by the queue. */
export function EditForm(properties: Properties): ReactNode {
  const { task, form, plan, person, isHelping, takesFocus, onTyped } = properties;
  const ports = useFormPorts(task.id);
  const place = useRef<HTMLDivElement>(null);
  const [known] = useState(() => knownDraft(form.draft));
  const returned = useReturned(properties);
  const { keeper, draft } = useDraftKeeper({ taskId: task.id, person, known, returned: returned?.data });
  const submit = useSubmit(properties, () => keeper.settle());
  const hasDraft = Object.keys(draft.values).length > 0;
  useEditing(task.id, draft.save.kind !== 'saved' || hasDraft);
  useSubmitKey(place);
  useFirstFocus(place, takesFocus);
  const problems = refusedFor(returned);
  return (
    <div className="fm-work-form" ref={place} onBlur={() => keeper.flush()} onKeyDownCapture={submitByKeys}>
      {draft.theirs !== undefined && (
        <DraftChoice
          mine={draft.values}
          theirs={draft.theirs}
          form={form}
          plan={plan}
          onChoose={(whose) => keeper.choose(whose)}
        />
      )}
      <TaskFormView
        key={draft.generation}
        plan={plan}
        input={form.input}
        user={isObject(form.user) ? (form.user as JsonObject) : {}}
        ports={ports}
        {...(hasDraft && { values: draft.values })}
        {...(problems !== undefined && { problems })}
        onChange={(values) => {
          keeper.edited(values);
          onTyped(values);
        }}
        {...(!isHelping && { onSubmit: submit })}
      />
      <div className="fm-work-foot">
        <DraftLine draft={draft} />
        <MacroMenu
          task={task}
          values={draft.values}
          titleOf={(outcome) => outcomeTitle(plan, outcome)}
          onApply={({ data, outcome }) => {
            if (isObject(data)) keeper.replace({ ...draft.values, ...(data as JsonObject) });
            if (outcome !== undefined) chooseOutcome(place.current, plan, outcome);
          }}
        />
        {!isHelping && <SubmitHint />}
      </div>
    </div>
  );
}

/** What was wrong with an answer that came back. */
function refusedFor(returned: Properties['returned']): readonly Problem[] | undefined {
  return returned?.state.kind === 'refused' ? returned.state.problems : undefined;
}

/** A form takes Enter for itself: what submits comes before it. */
function submitByKeys(event: KeyboardEvent<HTMLElement>): void {
  const { key, ctrlKey, metaKey, currentTarget } = event;
  if (key !== 'Enter' || !(ctrlKey || metaKey)) return;
  event.preventDefault();
  mainButton(currentTarget)?.click();
}

function SubmitHint(): ReactNode {
  const words = useTranslations('task.submit');
  return (
    <span className="fm-dim fm-work-keys">
      {words('key')} <KeyChord keys="$mod+Enter" />
    </span>
  );
}

/** Hands the answer to the queue; what is wrong with it comes back to the form. */
function useSubmit({ task, onDone }: Properties, settle: () => void) {
  const queue = useSubmitQueue();
  return async (outcome: string | undefined, data: JsonObject): Promise<readonly Problem[]> => {
    if (queue === undefined) return [];
    const answer = { taskId: task.id, title: task.title, data };
    const verdict = await queue.submit({ ...answer, ...(outcome !== undefined && { outcome }) });
    if (verdict.type === 'refused') return verdict.problems;
    // From here on the queue has the answer, on this device too.
    settle();
    if (verdict.type === 'taken') onDone();
    return [];
  };
}

/** Ctrl+Enter takes the main decision, wherever in the form one is. */
function useSubmitKey(place: { readonly current: HTMLElement | null }): void {
  const words = useTranslations('task');
  const commands = useMemo(
    () => [
      {
        id: 'task.submit',
        title: words('submit.command'),
        group: words('pane'),
        keys: ['$mod+Enter'],
        run: () => mainButton(place.current)?.click(),
      },
    ],
    [words, place],
  );
  useCommands('task-submit', commands);
}

/** The first field has the focus after a claim, and where the keys have opened the task; a mouse opens it to be read. */
function useFirstFocus(place: { readonly current: HTMLElement | null }, isClaimed: boolean): void {
  useEffect(() => {
    const active = document.activeElement;
    const isByKeys = active === document.body || active?.matches(':focus-visible') === true;
    if (!isClaimed && !(isByKeys && !isTaken(active))) return;
    const fields = '.fm-form :is(input, textarea, select):not([disabled])';
    place.current?.querySelector<HTMLElement>(fields)?.focus({ preventScroll: true });
  }, [place, isClaimed]);
}

/** What came back is in the form now, and kept as its draft: the queue need not hold it any more. */
function useReturned({ task, returned }: Properties): Properties['returned'] {
  const queue = useSubmitQueue();
  const [first] = useState(returned);
  useEffect(() => {
    if (first?.state.kind === 'refused') queue?.drop(task.id);
  }, [first, queue, task.id]);
  return first;
}
