'use client';
import { useState, type ReactNode } from 'react';
import { Group, SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { readCondition } from '@fermata/editing';
import { usePanel } from '../panel-context.tsx';
import { ConditionBuilder } from './condition-builder.tsx';
import { ExpressionInput } from './expression-input.tsx';
import { usePlace } from './use-place.ts';

interface Properties {
  readonly path: string;
  readonly label: string;
  readonly source: string;
  readonly isWrong: boolean;
  readonly onChange: (source: string) => void;
}

/** What a way says that was drawn beside another one, until somebody says when it is taken. */
const NEVER = 'false';

/** A condition by fields, operators and values; as text where it says more than these can. */
export function ConditionBox({ path, label, source, isWrong, onChange }: Properties): ReactNode {
  const { readOnly } = usePanel();
  const words = useTranslations('inspector.condition');
  const place = usePlace(path);
  const [isText, setText] = useState(false);
  const tree = source === '' ? undefined : readCondition(source);
  const isNever = source.trim() === NEVER;
  const canBuild = source === '' || isNever || tree !== undefined;
  const isBuilt = canBuild && !isText;
  // Half of a text may be one that could be built: who types must not lose the field under the hands.
  const write = (text: string): void => {
    setText(true);
    onChange(text);
  };
  return (
    <div className="fm-in-condition">
      {isBuilt ? (
        <ConditionBuilder
          label={label}
          source={source}
          place={place}
          readOnly={readOnly}
          onChange={onChange}
        />
      ) : (
        <ExpressionInput label={label} place={place} isWrong={isWrong} value={source} onChange={write} />
      )}
      <Group justify="space-between" gap="sm">
        <span className="fm-in-remark">
          {isNever && words('never')}
          {!canBuild && words('onlyText')}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={words('mode', { field: label })}
          disabled={!canBuild}
          data={[
            { value: 'built', label: words('built') },
            { value: 'text', label: words('text') },
          ]}
          value={isBuilt ? 'built' : 'text'}
          onChange={(next) => setText(next === 'text')}
        />
      </Group>
    </div>
  );
}
