'use client';
import { Fragment, useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { useDesigner, useForm } from '../designer-context.tsx';
import { layoutOf, type LayoutNode } from '../model/layout-tree.ts';
import { Block } from './block.tsx';
import { DropZone } from './drop-zone.tsx';

/** The form as it is built: each component as it will look, in the order in which people meet it. */
export function Canvas(): ReactNode {
  const definition = useForm();
  const { select } = useDesigner();
  const words = useTranslations('forms.canvas');
  const nodes = useMemo(() => layoutOf(definition), [definition]);
  return (
    <section className="fm-designer-canvas" aria-label={words('title')} onClick={() => select(undefined)}>
      <div className="fm-designer-sheet">
        {nodes.length === 0 && <p className="fm-note">{words('empty')}</p>}
        <BlockList list="/layout" nodes={nodes} />
      </div>
    </section>
  );
}

/** Components of one list with the gaps between them. */
export function BlockList({
  list,
  nodes,
}: {
  readonly list: string;
  readonly nodes: readonly LayoutNode[];
}): ReactNode {
  return (
    <>
      <DropZone list={list} index={0} />
      {nodes.map((node, index) => (
        <Fragment key={node.path}>
          <Block node={node}>
            {node.isContainer && <BlockList list={`${node.path}/children`} nodes={node.children} />}
          </Block>
          <DropZone list={list} index={index + 1} />
        </Fragment>
      ))}
    </>
  );
}
