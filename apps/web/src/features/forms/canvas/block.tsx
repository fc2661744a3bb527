'use client';
import { memo, useMemo, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useDraggable } from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import { compileForm } from '@fermata/forms';
import { FormView, SeverityMark } from '@fermata/ui';
import type { JsonObject } from '@fermata/model';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { ComponentIcon } from '../palette/component-icon.tsx';
import { useKindWord } from '../palette/use-kind-word.ts';
import type { LayoutNode } from '../model/layout-tree.ts';
import { removeComponent } from '../model/form-changes.ts';
import { lookOf } from './look.ts';
import { worstOf } from './worst.ts';

interface Properties {
  readonly node: LayoutNode;
  readonly children: ReactNode;
}

/** One component on the canvas: its kind and conditions above, how it looks below. */
export function Block({ node, children }: Properties): ReactNode {
  const { selected, select, readOnly } = useDesigner();
  const commit = useCommit();
  const words = useTranslations('forms.canvas');
  const kind = useKindWord()(node.component);
  const isSelected = selected === node.path;
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: node.path,
    data: { path: node.path },
    disabled: readOnly,
  });
  const title = String(node.body['title'] ?? node.body['field'] ?? '');
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') select(node.path);
    else if (event.key === 'Delete' || event.key === 'Backspace') commit(removeComponent(node.path));
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    event.stopPropagation();
    select(node.path);
  };
  return (
    <div
      ref={setNodeRef}
      className="fm-designer-block"
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
      role="group"
      aria-label={words('component', { kind, title })}
      onClick={click}
    >
      <button
        type="button"
        className="fm-designer-grip"
        aria-pressed={isSelected}
        onKeyDown={press}
        onFocus={() => select(node.path)}
        {...listeners}
      >
        <ComponentIcon component={node.component} />
        <span>{kind}</span>
        {typeof node.body['field'] === 'string' && <code className="fm-mono">{node.body['field']}</code>}
        <Marks node={node} />
      </button>
      {node.isContainer ? (
        <div className="fm-designer-inside">{children}</div>
      ) : (
        <Look body={node.body} path={node.path} />
      )}
    </div>
  );
}

const conditions = Object.freeze(['show', 'enable', 'require', 'compute'] as const);

function Marks({ node }: { readonly node: LayoutNode }): ReactNode {
  const words = useTranslations('forms.mark');
  const { problems } = useDesigner();
  const worst = worstOf(problems, node.path);
  return (
    <>
      {conditions
        .filter((one) => node.body[one] !== undefined)
        .map((one) => (
          <span key={one} className="fm-designer-mark">
            {words(one)}
          </span>
        ))}
      {worst !== undefined && <SeverityMark severity={worst} />}
    </>
  );
}

/** The component as people will meet it, out of reach of keys and pointers. */
const Look = memo(function Look({
  body,
  path,
}: {
  readonly body: JsonObject;
  readonly path: string;
}): ReactNode {
  const definition = useForm();
  const plan = useMemo(() => compileForm(lookOf(definition, body, path)), [definition, body, path]);
  return (
    <div className="fm-designer-look" inert>
      <FormView plan={plan} />
    </div>
  );
});
