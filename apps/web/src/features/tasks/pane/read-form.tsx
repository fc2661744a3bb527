'use client';
import type { ReactNode } from 'react';
import type { TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import { isObject, type JsonObject } from '@fermata/model';
import type { FormPorts } from '@fermata/ui';
import { fileUrl } from '../../../shared/files/upload.ts';
import { TaskFormView } from './task-form-view.tsx';

interface Properties {
  readonly form: TaskForm;
  readonly plan: FormPlan;
  /** What is filled in; the answer that was given unless said. */
  readonly values?: JsonObject;
}

/** The form as it was seen, with what was answered: read only. */
export function ReadForm({ form, plan, values }: Properties): ReactNode {
  const shown = values ?? answerOf(form);
  return (
    <TaskFormView
      key={JSON.stringify(shown ?? null)}
      plan={plan}
      input={form.input}
      user={objectOf(form.user) ?? {}}
      readOnly
      ports={ports}
      {...(shown !== undefined && { values: shown })}
      {...(form.answeredAt !== undefined && { now: form.answeredAt })}
    />
  );
}

const ports: FormPorts = Object.freeze({ fileAddress: ({ id }: { readonly id: string }) => fileUrl(id) });

function answerOf({ answer }: TaskForm): JsonObject | undefined {
  return objectOf(answer);
}

function objectOf(value: unknown): JsonObject | undefined {
  return isObject(value) ? (value as JsonObject) : undefined;
}
