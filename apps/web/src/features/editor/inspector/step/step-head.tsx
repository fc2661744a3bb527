'use client';
import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { renameStep } from '@fermata/editing';
import { typeOfStep } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';

/** What kind of step it is, and its id: a new one is written into everything that names the step. */
export function StepHead({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition, commit, readOnly, onSelect } = usePanel();
  const words = useTranslations('inspector');
  const [typed, setTyped] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const type = typeOfStep(definition, stepId);
  const rename = () => {
    const id = typed?.trim() ?? stepId;
    if (id === stepId || id === '') return setTyped(undefined);
    const problem = commit(renameStep(definition, stepId, id));
    setRefusal(problem?.message);
    if (problem !== undefined) return;
    setTyped(undefined);
    onSelect(id);
  };
  return (
    <header className="fm-inspector-head" data-path={`/steps/${stepId}`}>
      <p className="fm-inspector-kind">{type === undefined ? words('unknownType') : words(`type.${type}`)}</p>
      <TextInput
        size="xs"
        label={words('stepId')}
        classNames={{ root: 'fm-in-step-id', input: 'fm-in-mono' }}
        readOnly={readOnly}
        error={refusal}
        value={typed ?? stepId}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
    </header>
  );
}
