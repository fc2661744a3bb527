'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { compileForm } from '@fermata/forms';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { generatedLayout } from '../model/generated-layout.ts';
import { setMember } from '../model/form-changes.ts';
import { TextMember } from './text-member.tsx';

/** What is said of the form as a whole. */
export function FormMembers(): ReactNode {
  const words = useTranslations('forms.properties');
  const { readOnly } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const generate = () => {
    const { layout: _written, ...unlaid } = definition;
    commit(setMember('/layout', generatedLayout(compileForm(unlaid))));
  };
  return (
    <>
      <h2 className="fm-designer-heading">{words('form')}</h2>
      <TextMember path="/title" label={words('name')} />
      <TextMember path="/description" label={words('description')} isLong />
      <p className="fm-note">{words('pick')}</p>
      <Button
        variant="default"
        leftSection={<IconWand size={16} aria-hidden />}
        disabled={readOnly || definition['schema'] === undefined}
        onClick={generate}
      >
        {words('generate')}
      </Button>
    </>
  );
}
