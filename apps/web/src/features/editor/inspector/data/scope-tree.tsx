'use client';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DRAGGED_EXPRESSION } from '../fields/expression-input.tsx';
import { resultOf, shortly } from '../model/live-result.ts';
import { scopeNodes, type ScopeNode } from '../model/scope-nodes.ts';
import { usePanel } from '../panel-context.tsx';

/**
 * What an expression of the step may read, with the values of the chosen sample. A click puts it where somebody was
 * writing last; it may be dragged into any expression too.
 */
export function ScopeTree({ stepId }: { readonly stepId: string | undefined }): ReactNode {
  const { definition, known } = usePanel();
  const words = useTranslations('inspector');
  const nodes = useMemo(
    () => scopeNodes(definition, stepId === undefined ? {} : { step: stepId, moment: 'done' }, known),
    [definition, stepId, known],
  );
  return (
    <ul className="fm-in-scope" role="tree" aria-label={words('section.scope')}>
      {nodes.map((node) => (
        <Branch key={node.expression} node={node} level={1} />
      ))}
    </ul>
  );
}

function Branch({ node, level }: { readonly node: ScopeNode; readonly level: number }): ReactNode {
  const { target, readOnly } = usePanel();
  const words = useTranslations('inspector');
  const [isOpen, setOpen] = useState(level === 1 && node.name === 'input');
  const hasChildren = node.children.length > 0;
  const insert = () => {
    if (!readOnly) target.current?.(node.expression);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' && hasChildren) setOpen(true);
    else if (event.key === 'ArrowLeft') setOpen(false);
    else return;
    event.stopPropagation();
  };
  return (
    <li
      role="treeitem"
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-level={level}
      aria-selected={false}
      className="fm-in-scope-item"
      data-uncertain={node.isUncertain || undefined}
      onKeyDown={keys}
    >
      <div className="fm-in-scope-line">
        {hasChildren ? (
          <button
            type="button"
            className="fm-in-scope-toggle"
            aria-label={words(isOpen ? 'close' : 'open', { name: node.name })}
            data-open={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconChevronRight size={12} aria-hidden />
          </button>
        ) : (
          <span className="fm-in-scope-toggle" />
        )}
        <button
          type="button"
          className="fm-in-scope-name"
          draggable
          title={node.expression}
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED_EXPRESSION, node.expression);
            event.dataTransfer.setData('text/plain', node.expression);
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={insert}
        >
          <span>{node.name}</span>
          {node.note !== undefined && <span className="fm-in-scope-note">{node.note}</span>}
          {node.isUncertain && <span className="fm-in-scope-note">{words('uncertain')}</span>}
        </button>
        <SampleValue expression={node.expression} />
      </div>
      {hasChildren && isOpen && (
        <ul role="group">
          {node.children.map((child) => (
            <Branch key={child.expression} node={child} level={level + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}

function SampleValue({ expression }: { readonly expression: string }): ReactNode {
  const { sample } = usePanel();
  if (sample === undefined) return null;
  const result = resultOf(expression, sample.scope);
  if (result.kind !== 'value' || (typeof result.value === 'object' && result.value !== null)) return null;
  return <code className="fm-in-scope-value">{shortly(result.value, 24)}</code>;
}
