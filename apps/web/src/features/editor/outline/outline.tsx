'use client';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { stepTypes, type Graph, type GraphNode, type StepType } from '@fermata/editing';
import { useEditor, useView } from '../editor-context.tsx';
import { KindIcon } from '../palette/kind-icon.tsx';
import { show } from '../view/edit.ts';
import { inOrder, type OutlineRow } from './in-order.ts';

/** The steps in the order in which the work goes, as a tree: branches stand below where they begin. */
export function Outline({ graph }: { readonly graph: Graph }): ReactNode {
  const words = useTranslations('editor.outline');
  const parts = useEditor();
  const selected = useView(({ selection }) => selection.steps);
  const rows = useMemo(() => inOrder(graph), [graph]);
  const tree = useRef<HTMLUListElement>(null);
  const current = rows.findIndex(({ node }) => selected.includes(node.id));
  const walk = (event: KeyboardEvent): void => {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = to === undefined ? undefined : rows[to];
    if (row === undefined) return;
    event.preventDefault();
    parts.view.setState({ selection: { steps: [row.node.id], edges: [], notes: [], groups: [] } });
    parts.canvas.current?.fit([row.node.id]);
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[to ?? 0]?.focus();
  };
  if (rows.length === 0) return <p className="fm-palette-none">{words('empty')}</p>;
  return (
    <ul ref={tree} role="tree" aria-label={words('label')} className="fm-outline" onKeyDown={walk}>
      {rows.map((row, index) => (
        <Item
          key={row.node.id}
          row={row}
          isSelected={selected.includes(row.node.id)}
          isReached={index === Math.max(0, current)}
          onOpen={() => show(parts, [row.node.id])}
        />
      ))}
    </ul>
  );
}

interface ItemProperties {
  readonly row: OutlineRow;
  readonly isSelected: boolean;
  readonly isReached: boolean;
  readonly onOpen: () => void;
}

function Item({ row: { node, depth }, isSelected, isReached, onOpen }: ItemProperties): ReactNode {
  const words = useTranslations('editor.outline');
  return (
    <li
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isSelected}
      tabIndex={isReached ? 0 : -1}
      className="fm-outline-item"
      style={{ paddingInlineStart: `${8 + depth * 14}px` }}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      {isKind(node.type) && <KindIcon type={node.type} size={16} />}
      <span className="fm-outline-title">{node.title}</span>
      <Found node={node} label={words('problems', { ...node.problems })} />
    </li>
  );
}

function Found({ node, label }: { readonly node: GraphNode; readonly label: string }): ReactNode {
  const { error, warning } = node.problems;
  if (error > 0) return <IconAlertOctagon size={14} className="fm-is-error" aria-label={label} />;
  if (warning > 0) return <IconAlertTriangle size={14} className="fm-is-warning" aria-label={label} />;
  return null;
}

function isKind(type: GraphNode['type']): type is StepType {
  return stepTypes.some((one) => one === type);
}
