'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import type { JsonObject } from '@fermata/model';
import { ExactTime } from '@fermata/ui';
import { ReadForm } from '../pane/read-form.tsx';
import type { KnownDraft } from './draft-keeper.ts';

interface Properties {
  readonly mine: JsonObject;
  readonly theirs: KnownDraft;
  readonly form: TaskForm;
  readonly plan: FormPlan;
  readonly onChoose: (whose: 'mine' | 'theirs') => void;
}

/** Two drafts of the same task, from two devices: both are shown, one is chosen. */
export function DraftChoice({ mine, theirs, form, plan, onChoose }: Properties): ReactNode {
  const words = useTranslations('task.draft.choice');
  return (
    <section className="fm-work-choice" role="alert" aria-label={words('title')}>
      <strong>{words('title')}</strong>
      <p className="fm-dim">{words('help')}</p>
      <div className="fm-work-both">
        <section aria-label={words('mine')}>
          <h3 className="fm-work-section">{words('mine')}</h3>
          <ReadForm form={form} plan={plan} values={mine} />
          <Button size="xs" onClick={() => onChoose('mine')}>
            {words('takeMine')}
          </Button>
        </section>
        <section aria-label={words('theirs')}>
          <h3 className="fm-work-section">
            {words('theirs')} {theirs.savedAt !== undefined && <ExactTime at={theirs.savedAt} />}
          </h3>
          <ReadForm form={form} plan={plan} values={theirs.values} />
          <Button size="xs" variant="default" onClick={() => onChoose('theirs')}>
            {words('takeTheirs')}
          </Button>
        </section>
      </div>
    </section>
  );
}
