'use client';
import type { ReactNode } from 'react';
import { Loader } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject } from '@fermata/model';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { TaskFormView } from '../pane/task-form-view.tsx';
import { useFormPorts } from '../pane/use-form-ports.ts';
import { useTaskForm } from '../pane/use-task.ts';
import { nameOf, type Task } from '../model/task.ts';

interface Properties {
  readonly tasks: readonly Task[];
  readonly onAnswer: (outcome: string | undefined, data: JsonObject) => void;
}

/** One answer for all of them, in the form that they share; the server says which have another one. */
export function BulkAnswer({ tasks, onAnswer }: Properties): ReactNode {
  const words = useTranslations('tasks.bulk');
  const first = tasks[0]?.id ?? '';
  const { form, plan, error } = useTaskForm(first);
  const ports = useFormPorts(first);
  if (form === undefined || plan === undefined)
    return error === null ? <Loader size="sm" /> : <CallProblem error={error} title={words('formFailed')} />;
  return (
    <>
      <Help tasks={tasks} />
      <TaskFormView
        plan={plan}
        input={form.input}
        user={isObject(form.user) ? (form.user as JsonObject) : {}}
        ports={ports}
        onSubmit={(outcome, data) => onAnswer(outcome, data)}
      />
    </>
  );
}

/** For how many the answer is; and, since each has a case of its own, whose case the form shows. */
function Help({ tasks }: Pick<Properties, 'tasks'>): ReactNode {
  const words = useTranslations('tasks.bulk');
  const [first, ...others] = tasks;
  return (
    <p className="fm-dialog-help">
      {words('answerHelp', { count: tasks.length })}
      {first !== undefined && others.length > 0 && ` ${words('shownOf', { name: nameOf(first) })}`}
    </p>
  );
}
