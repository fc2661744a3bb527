'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { stepTypes, type Graph, type StepType } from '@fermata/editing';
import { useWords } from '@fermata/ui';
import { useEditor } from '../editor-context.tsx';
import { KindIcon } from '../palette/kind-icon.tsx';
import { join, show } from '../view/edit.ts';
import type { Pick } from '../view/view-store.ts';
import { SearchPick, type Choice } from './search-pick.tsx';

interface Properties {
  readonly pick: Extract<Pick, { kind: 'connect' | 'find' }>;
  readonly graph: Graph;
  readonly onClose: () => void;
}

/** Which step to go to, or to draw a way to: no mouse is needed. */
export function StepPick({ pick, graph, onClose }: Properties): ReactNode {
  const words = useTranslations('editor.pick');
  const say = useWords();
  const parts = useEditor();
  const choices = useMemo(
    () =>
      graph.nodes
        .filter(({ id }) => !id.startsWith('@'))
        .map(({ id, title, type, line }): Choice => ({
          key: id,
          title,
          hint: [id, say(line)].filter((text) => text !== '' && text !== title).join(' · '),
          icon: isKind(type) ? <KindIcon type={type} /> : undefined,
        })),
    [graph, say],
  );
  const choose = ({ key }: Choice): void => {
    onClose();
    if (pick.kind === 'find') show(parts, [key]);
    else join(parts, pick.from, key);
  };
  const from =
    pick.kind === 'connect' ? (graph.nodes.find(({ id }) => id === pick.from)?.title ?? pick.from) : '';
  return (
    <SearchPick title={words(pick.kind, { from })} choices={choices} onChoose={choose} onClose={onClose} />
  );
}

function isKind(type: string): type is StepType {
  return stepTypes.some((one) => one === type);
}
