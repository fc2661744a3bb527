'use client';
import type { ReactNode } from 'react';
import { SegmentedControl, Select, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { lookupSources } from '@fermata/forms';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import type { LayoutNode } from '../model/layout-tree.ts';
import { choicesFrom, choicesText, sourceOfChoices } from '../model/choices.ts';
import { ExpressionMember } from './expression-member.tsx';
import { useMember } from './use-member.ts';

/** Where the choices come from: the schema, a list, an expression, or a search. */
export function ChoicesMember({ node }: { readonly node: LayoutNode }): ReactNode {
  const words = useTranslations('forms.choices');
  const path = `${node.path}/choices`;
  const { value, readOnly, set } = useMember(path);
  const source = sourceOfChoices(value);
  const starts: Readonly<Record<string, JsonValue | undefined>> = {
    schema: undefined,
    list: [{ value: 'first', title: words('first') }],
    expression: 'input.choices',
    lookup: { lookup: 'users' },
  };
  return (
    <>
      <div className="fm-designer-label">{words('title')}</div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={words('title')}
        disabled={readOnly}
        data={(['schema', 'list', 'expression', 'lookup'] as const).map((one) => ({
          value: one,
          label: words(one),
        }))}
        value={source}
        onChange={(next) => set(starts[next])}
      />
      {source === 'list' && (
        <Textarea
          label={words('listLabel')}
          description={words('listHelp')}
          classNames={{ input: 'fm-mono' }}
          autosize
          minRows={3}
          readOnly={readOnly}
          key={path}
          defaultValue={choicesText(value)}
          onBlur={(event) => set(choicesFrom(event.currentTarget.value))}
        />
      )}
      {source === 'expression' && <ExpressionMember path={path} label={words('expression')} />}
      {source === 'lookup' && (
        <Select
          label={words('lookup')}
          readOnly={readOnly}
          allowDeselect={false}
          data={[...lookupSources]}
          value={lookupIn(value)}
          onChange={(next) => set({ ...objectIn(value), lookup: next })}
        />
      )}
    </>
  );
}

function objectIn(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? (value as JsonObject) : {};
}

function lookupIn(value: JsonValue | undefined): string {
  const { lookup } = objectIn(value);
  return typeof lookup === 'string' ? lookup : '';
}
