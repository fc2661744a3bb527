'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { resolvePointer, type JsonValue } from '@fermata/model';
import { appendChange, dropChange, moveChange } from '../model/field-change.ts';
import { usePanel } from '../panel-context.tsx';
import { FieldProblems } from './field-frame.tsx';
import { OrderedCards } from './ordered-cards.tsx';
import { useField } from './use-field.ts';

interface Properties {
  readonly path: string;
  /** How one item is called: `Reminder`. */
  readonly item: string;
  readonly addLabel: string;
  /** What a new item says. */
  readonly blank: JsonValue;
  readonly children: (path: string, index: number) => ReactNode;
}

/** An ordered list of cards that can be added to. */
export function Rows({ path, item, addLabel, blank, children }: Properties): ReactNode {
  const { definition, commit, readOnly } = usePanel();
  const { problems } = useField(path);
  const found = resolvePointer(definition, path);
  const items = Array.isArray(found) ? (found as readonly JsonValue[]) : [];
  const here = problems.filter((problem) => problem.path === path);
  return (
    <div className="fm-in-rows" data-path={path}>
      {here.length > 0 && <FieldProblems problems={here} />}
      <OrderedCards
        path={path}
        titles={items.map((_, index) => `${item} ${index + 1}`)}
        onMove={(from, to) => commit(moveChange(path, from, to))}
        onRemove={(index) => commit(dropChange(definition, path, index))}
      >
        {children}
      </OrderedCards>
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => commit(appendChange(definition, path, blank))}
        >
          {addLabel}
        </Button>
      )}
    </div>
  );
}
