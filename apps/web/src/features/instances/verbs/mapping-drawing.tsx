'use client';
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Graph } from '@fermata/editing';
import { candidates, type StepWay } from '../model/mapping.ts';

interface Properties {
  readonly ways: readonly StepWay[];
  readonly to: Graph;
  readonly onChoose: (step: string, to: string | undefined) => void;
}

/** Height of a row, as the style has it: lines are drawn between the middles of rows. */
const rowHeight = 40;
const wide = 96;

/** Old steps left, new ones right, and a line for each way; what has lost its place is chosen by hand. */
export function MappingDrawing({ ways, to, onChoose }: Properties): ReactNode {
  const words = useTranslations('instances.move');
  const targets = to.nodes.filter(({ id }) => !id.startsWith('@'));
  const middle = (index: number) => index * rowHeight + rowHeight / 2;
  return (
    <div className="fm-mapping">
      <ul className="fm-mapping-steps" aria-label={words('old')}>
        {ways.map(({ step, to: target, kind, isOpen }) => (
          <li key={step.id} data-kind={kind} data-open={isOpen || undefined}>
            <span className="fm-mapping-title">
              {step.title}
              {isOpen && <span className="fm-mapping-open"> · {words('openHere')}</span>}
            </span>
            {kind !== 'same' && (
              <Select
                size="xs"
                aria-label={words('goesTo', { step: step.title })}
                comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
                placeholder={words('choose')}
                data={candidates(step, to).map(({ id, title }) => ({ value: id, label: title }))}
                value={target ?? null}
                clearable
                onChange={(next) => onChoose(step.id, next ?? undefined)}
              />
            )}
          </li>
        ))}
      </ul>
      <svg
        className="fm-mapping-lines"
        width={wide}
        height={Math.max(ways.length, targets.length) * rowHeight}
        aria-hidden="true"
      >
        {ways.map(({ step, to: target, kind }, index) => {
          const end = targets.findIndex(({ id }) => id === target);
          if (end < 0) return null;
          const [y1, y2] = [middle(index), middle(end)];
          return (
            <path
              key={step.id}
              data-kind={kind}
              d={`M 0 ${y1} C ${wide / 2} ${y1}, ${wide / 2} ${y2}, ${wide} ${y2}`}
            />
          );
        })}
      </svg>
      <ul className="fm-mapping-steps" aria-label={words('new')}>
        {targets.map(({ id, title }) => (
          <li key={id} data-kind={ways.some((way) => way.to === id) ? 'same' : 'new'}>
            <span className="fm-mapping-title">{title}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
