'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Button, Group, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';
import { ExpressionMember } from './expression-member.tsx';
import { TextMember } from './text-member.tsx';
import { useMember } from './use-member.ts';

/** What must hold of a field, with what is said when it does not; a warning lets the answer pass. */
export function ChecksMember({ path }: { readonly path: string }): ReactNode {
  const words = useTranslations('forms.checks');
  const { value, readOnly, set } = useMember(path);
  const checks: readonly JsonValue[] = Array.isArray(value) ? value : [];
  const drop = (index: number) => {
    const left = checks.filter((_, place) => place !== index);
    set(left.length === 0 ? undefined : left);
  };
  return (
    <fieldset className="fm-designer-set">
      <legend className="fm-designer-label">{words('title')}</legend>
      {checks.map((_, index) => (
        <div key={index} className="fm-designer-card">
          <ExpressionMember path={`${path}/${index}/that`} label={words('that')} />
          <TextMember path={`${path}/${index}/message`} label={words('message')} />
          <Group justify="space-between">
            <SeverityMember path={`${path}/${index}/severity`} />
            <ActionIcon aria-label={words('remove')} disabled={readOnly} onClick={() => drop(index)}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={readOnly}
        onClick={() => set([...checks, { that: 'true', message: words('newMessage') }])}
      >
        {words('add')}
      </Button>
    </fieldset>
  );
}

function SeverityMember({ path }: { readonly path: string }): ReactNode {
  const words = useTranslations('forms.checks');
  const { value, readOnly, set } = useMember(path);
  return (
    <Select
      size="xs"
      aria-label={words('severity')}
      readOnly={readOnly}
      allowDeselect={false}
      data={(['error', 'warning'] as const).map((one) => ({ value: one, label: words(one) }))}
      value={value === 'warning' ? 'warning' : 'error'}
      onChange={(next) => set(next === 'warning' ? 'warning' : undefined)}
    />
  );
}
