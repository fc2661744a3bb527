'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Button, Group, MultiSelect, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';
import { useForm } from '../designer-context.tsx';
import { fieldsOf, freshName } from '../model/fields.ts';
import { ExpressionMember } from '../properties/expression-member.tsx';
import { TextMember } from '../properties/text-member.tsx';
import { useMember } from '../properties/use-member.ts';
import { useProblemTexts } from '@fermata/ui';

/** What the person may decide: names, tones, what each needs and when it is offered. */
export function Outcomes(): ReactNode {
  const words = useTranslations('forms.outcomes');
  const { value, readOnly, set } = useMember('/outcomes');
  const outcomes: readonly JsonValue[] = Array.isArray(value) ? value : [];
  const names = outcomes.map((one) => String((one as { name?: JsonValue }).name));
  const drop = (index: number) => {
    const left = outcomes.filter((_, place) => place !== index);
    set(left.length === 0 ? undefined : left);
  };
  return (
    <div className="fm-designer-cards">
      {outcomes.length === 0 && <p className="fm-note">{words('none')}</p>}
      {outcomes.map((_, index) => (
        <div key={index} className="fm-designer-card">
          <Group grow align="start">
            <TextMember path={`/outcomes/${index}/name`} label={words('name')} />
            <TextMember path={`/outcomes/${index}/title`} label={words('title')} />
          </Group>
          <Group grow align="start">
            <OneOf
              path={`/outcomes/${index}/tone`}
              label={words('tone')}
              options={['neutral', 'positive', 'negative']}
            />
            <OneOf
              path={`/outcomes/${index}/reason`}
              label={words('reason')}
              options={['noReason', 'optional', 'required']}
            />
          </Group>
          <Requires path={`/outcomes/${index}/requires`} />
          <ExpressionMember path={`/outcomes/${index}/when`} label={words('when')} />
          <Group justify="flex-end">
            <ActionIcon aria-label={words('remove')} disabled={readOnly} onClick={() => drop(index)}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </div>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={readOnly}
        onClick={() => set([...outcomes, { name: freshName('outcome', names) }])}
      >
        {words('add')}
      </Button>
    </div>
  );
}

interface OneOfProperties {
  readonly path: string;
  readonly label: string;
  /** The first stands for not being said. */
  readonly options: readonly ('neutral' | 'positive' | 'negative' | 'noReason' | 'optional' | 'required')[];
}

function OneOf({ path, label, options }: OneOfProperties): ReactNode {
  const words = useTranslations('forms.outcomes');
  const { value, readOnly, set } = useMember(path);
  const [unsaid] = options;
  return (
    <Select
      label={label}
      readOnly={readOnly}
      allowDeselect={false}
      data={options.map((one) => ({ value: one, label: words(one) }))}
      value={typeof value === 'string' ? value : (unsaid ?? null)}
      onChange={(next) => set(next === unsaid ? undefined : (next ?? undefined))}
    />
  );
}

function Requires({ path }: { readonly path: string }): ReactNode {
  const texts = useProblemTexts();
  const words = useTranslations('forms.outcomes');
  const definition = useForm();
  const { value, problem, readOnly, set } = useMember(path);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <MultiSelect
      label={words('requires')}
      searchable
      readOnly={readOnly}
      error={problem && texts.message(problem)}
      data={[...new Set([...fieldsOf(definition['schema']).map(({ name }) => name), ...chosen])]}
      value={chosen}
      onChange={(next) => set(next.length === 0 ? undefined : next)}
    />
  );
}
