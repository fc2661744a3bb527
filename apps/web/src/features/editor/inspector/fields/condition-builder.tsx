'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { ActionIcon, Button, Group, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import {
  scopeAt,
  type ConditionGroup,
  type ConditionTree,
  type ScopeField,
  type ScopePlace,
} from '@fermata/editing';
import { BLANK, draftOf, sourceOf } from '../model/condition-draft.ts';
import { leavesOf } from '../model/scope-nodes.ts';
import { usePanel } from '../panel-context.tsx';
import { ComparisonRow } from './comparison-row.tsx';

interface Properties {
  readonly label: string;
  readonly source: string;
  readonly place: ScopePlace;
  readonly readOnly: boolean;
  readonly onChange: (source: string) => void;
}

/** Comparisons that must all, or any, hold. What is not complete yet stays here and is not written. */
export function ConditionBuilder({ label, source, place, readOnly, onChange }: Properties): ReactNode {
  const { definition, known } = usePanel();
  const [state, setState] = useState({ source, draft: draftOf(source) });
  const draft = state.source === source ? state.draft : draftOf(source);
  const fields = useMemo(
    () => leavesOf(scopeAt(definition, place, known?.references ?? {})),
    [definition, place, known],
  );
  const change = (next: ConditionGroup) => {
    const written = sourceOf(next);
    setState({ source: written ?? source, draft: next });
    if (written !== undefined && written !== source) onChange(written);
  };
  return <Conditions label={label} group={draft} fields={fields} readOnly={readOnly} onChange={change} />;
}

interface GroupProperties {
  readonly label: string;
  readonly group: ConditionGroup;
  readonly fields: readonly ScopeField[];
  readonly readOnly: boolean;
  readonly onChange: (group: ConditionGroup) => void;
}

function Conditions({ label, group, fields, readOnly, onChange }: GroupProperties): ReactNode {
  const words = useTranslations('inspector.condition');
  const { kind, of } = group;
  const put = (index: number, tree: ConditionTree) => onChange({ kind, of: of.with(index, tree) });
  const drop = (index: number) => onChange({ kind, of: of.toSpliced(index, 1) });
  const add = (tree: ConditionTree) => onChange({ kind, of: [...of, tree] });
  const other = kind === 'all' ? 'any' : 'all';
  return (
    <div className="fm-in-conditions" role="group" aria-label={label}>
      {of.length > 1 && (
        <Select
          size="xs"
          aria-label={words('kind')}
          allowDeselect={false}
          readOnly={readOnly}
          data={(['all', 'any'] as const).map((one) => ({ value: one, label: words(one) }))}
          value={kind}
          onChange={(next) => onChange({ kind: next as ConditionGroup['kind'], of })}
        />
      )}
      {of.map((tree, index) => (
        <div key={index} className="fm-in-named">
          <div className="fm-in-named-value">
            {tree.kind === 'compare' ? (
              <ComparisonRow
                comparison={tree}
                fields={fields}
                readOnly={readOnly}
                onChange={(next) => put(index, next)}
              />
            ) : (
              <div className="fm-in-part">
                <Conditions
                  label={words('group')}
                  group={tree}
                  fields={fields}
                  readOnly={readOnly}
                  onChange={(next) => put(index, next)}
                />
              </div>
            )}
          </div>
          {!readOnly && (
            <ActionIcon
              size="sm"
              aria-label={words('remove', { number: index + 1 })}
              onClick={() => drop(index)}
            >
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {!readOnly && (
        <Group gap="xs">
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={() => add(BLANK)}
          >
            {words('add')}
          </Button>
          {of.length > 0 && (
            <Button size="compact-xs" variant="subtle" onClick={() => add({ kind: other, of: [BLANK] })}>
              {words('addGroup')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
