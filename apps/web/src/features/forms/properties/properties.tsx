'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { kindOf } from '@fermata/forms';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { layoutOf, nodeAt, type LayoutNode } from '../model/layout-tree.ts';
import { duplicateComponent, nudgeComponent, removeComponent } from '../model/form-changes.ts';
import { useKindWord } from '../palette/use-kind-word.ts';
import { ChecksMember } from './checks-member.tsx';
import { ChoicesMember } from './choices-member.tsx';
import { ExpressionMember } from './expression-member.tsx';
import { FieldMember } from './field-member.tsx';
import { FormMembers } from './form-members.tsx';
import { OptionsMember } from './options-member.tsx';
import { TextMember } from './text-member.tsx';

/** What can be said of the selected component; of the form itself when none is. */
export function Properties(): ReactNode {
  const { selected } = useDesigner();
  const definition = useForm();
  const words = useTranslations('forms.properties');
  const node = nodeAt(layoutOf(definition), selected);
  return (
    <section className="fm-designer-properties" aria-label={words('title')}>
      {node === undefined ? <FormMembers /> : <NodeMembers key={node.path} node={node} />}
    </section>
  );
}

function NodeMembers({ node }: { readonly node: LayoutNode }): ReactNode {
  const words = useTranslations('forms.properties');
  const word = useKindWord()(node.component);
  const role = kindOf(node.component)?.role;
  const { path } = node;
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <h2 className="fm-designer-heading">{word}</h2>
        <Deeds path={path} />
      </Group>
      <TextMember path={`${path}/title`} label={words('name')} />
      <TextMember path={`${path}/help`} label={words('help')} isLong />
      {role !== 'output' && <FieldMember node={node} />}
      {role === 'output' && <ExpressionMember path={`${path}/value`} label={words('value')} isTemplate />}
      <ExpressionMember path={`${path}/show`} label={words('show')} />
      {role === 'input' && (
        <>
          <ExpressionMember path={`${path}/require`} label={words('require')} />
          <ExpressionMember path={`${path}/enable`} label={words('enable')} />
          <ExpressionMember path={`${path}/compute`} label={words('compute')} />
          <ExpressionMember path={`${path}/default`} label={words('default')} isTemplate />
          {kindOf(node.component)?.hasChoices === true && <ChoicesMember node={node} />}
          <ChecksMember path={`${path}/checks`} />
        </>
      )}
      <OptionsMember node={node} />
    </>
  );
}

function Deeds({ path }: { readonly path: string }): ReactNode {
  const words = useTranslations('forms.command');
  const { readOnly } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const deeds = [
    { name: 'up', Icon: IconArrowUp, change: () => nudgeComponent(definition, path, -1) },
    { name: 'down', Icon: IconArrowDown, change: () => nudgeComponent(definition, path, 1) },
    { name: 'duplicate', Icon: IconCopy, change: () => duplicateComponent(definition, path) },
    { name: 'remove', Icon: IconTrash, change: () => removeComponent(path) },
  ] as const;
  return (
    <Group gap={0} wrap="nowrap">
      {deeds.map(({ name, Icon, change }) => (
        <ActionIcon
          key={name}
          size="md"
          aria-label={words(name)}
          disabled={readOnly}
          onClick={() => commit(change())}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
