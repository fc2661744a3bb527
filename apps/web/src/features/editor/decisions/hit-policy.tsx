'use client';
import type { ReactNode } from 'react';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconColumnInsertRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { addColumn, setField } from '@fermata/editing';
import { useDecision, useDecisionDocument } from './decision-context.tsx';
import { hitPolicies } from './model/table-view.ts';

/** Title and hit policy of the table, each policy explained; and new columns. */
export function HitPolicy({ hit }: { readonly hit: string }): ReactNode {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions');
  const { commit } = store.actions;
  const policy = hitPolicies.find((one) => one === hit);
  return (
    <div className="fm-decision-tools">
      <Group gap="md" align="end">
        <TextInput
          size="sm"
          label={words('tableTitle')}
          className="fm-decision-title"
          readOnly={readOnly}
          value={typeof definition['title'] === 'string' ? definition['title'] : ''}
          onChange={(event) => commit(setField(definition, '/title', event.currentTarget.value || undefined))}
        />
        <Select
          size="sm"
          label={words('hit.label')}
          allowDeselect={false}
          readOnly={readOnly}
          data={hitPolicies.map((one) => ({ value: one, label: words(`hit.name.${one}`) }))}
          value={hit}
          onChange={(next) => commit(setField(definition, '/hit', next ?? 'unique'))}
        />
        {!readOnly && (
          <>
            <Button
              variant="default"
              leftSection={<IconColumnInsertRight size={16} aria-hidden />}
              onClick={() => commit(addColumn(definition, 'inputs', { type: 'string' }))}
            >
              {words('addInput')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconColumnInsertRight size={16} aria-hidden />}
              onClick={() => commit(addColumn(definition, 'outputs', { type: 'string' }))}
            >
              {words('addOutput')}
            </Button>
          </>
        )}
      </Group>
      {policy !== undefined && <p className="fm-in-remark">{words(`hit.help.${policy}`)}</p>}
    </div>
  );
}
