'use client';
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import type { JsonObject } from '@fermata/model';
import { ReadForm } from '../pane/read-form.tsx';
import { CopyAnswer } from './copy-answer.tsx';

interface Properties {
  readonly values: JsonObject;
  readonly plan: FormPlan;
  readonly form: TaskForm;
  readonly onPutAway: () => void;
}

/** What was typed into a form that was taken away meanwhile. */
export function TypedBefore({ values, plan, form, onPutAway }: Properties): ReactNode {
  const words = useTranslations('task.lost');
  return (
    <section className="fm-work-typed" aria-label={words('typed')}>
      <div className="fm-work-note" data-tone="waiting" role="alert">
        <div>
          <strong>{words('typed')}</strong>
          <p>{words('typedHelp')}</p>
          <Group gap="sm">
            <CopyAnswer values={values} plan={plan} />
            <Button size="xs" variant="default" onClick={onPutAway}>
              {words('putAway')}
            </Button>
          </Group>
        </div>
      </div>
      <ReadForm form={form} plan={plan} values={values} />
    </section>
  );
}
