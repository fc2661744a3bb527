'use client';
import { useMemo } from 'react';
import { useTranslations } from 'next-intl';
import type { Graph } from '@fermata/editing';
import type { Problem } from '@fermata/model';
import type { Command } from '../../shared/commands/command.ts';
import { useCommands } from '../../shared/commands/registry.ts';
import { useDocument, useEditor, useView, type EditorParts } from './editor-context.tsx';
import { editorKeys, type CommandName } from './view/keys.ts';
import type { Need } from './view/need.ts';
import { runsOf, type Opening } from './view/runs.ts';

/** The whole key map of the editor, offered to keys, palette, menus and the key sheet. */
export function useEditorCommands(graph: Graph, problems: readonly Problem[], children: Opening): void {
  const words = useTranslations('editor.commands');
  const parts = useEditor();
  const selection = useView((view) => view.selection);
  const canUndo = useDocument(({ document }) => document.history.done.length > 0);
  const canRedo = useDocument(({ document }) => document.history.undone.length > 0);
  const isBroken = useDocument(({ document }) => document.broken.length > 0);
  const commands = useMemo(() => {
    const runs = runsOf(parts, graph, problems, children);
    const steps = selection.steps.filter((id) => !id.startsWith('@')).length;
    const all = steps + selection.edges.length + selection.notes.length + selection.groups.length;
    const facts: Facts = { steps, all, canUndo, canRedo, isBroken, readOnly: parts.readOnly };
    return (Object.keys(editorKeys) as CommandName[]).map((name): Command => {
      const { keys, needs, rests, native } = editorKeys[name];
      const blocked = blockedBy(needs ?? 'nothing', facts);
      return {
        id: `editor.${name}`,
        title: words(name === 'group' ? 'groupSteps' : name),
        group: words('group'),
        ...(keys === undefined ? {} : { keys }),
        ...(rests === undefined ? {} : { rests }),
        ...(native === undefined ? {} : { native }),
        ...(blocked === undefined ? {} : { blocked: words(`blocked.${blocked}`) }),
        run: runs[name],
      };
    });
  }, [parts, graph, problems, children, selection, canUndo, canRedo, isBroken, words]);
  useCommands('editor', commands);
}

interface Facts {
  readonly steps: number;
  readonly all: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isBroken: boolean;
  readonly readOnly: EditorParts['readOnly'];
}

type Block = 'readOnly' | 'broken' | 'noStep' | 'oneStep' | 'nothing' | 'noUndo' | 'noRedo';

/** What stands in the way of each need, the first that does. */
const blocks: Readonly<Record<Need, readonly (readonly [Block, (facts: Facts) => boolean])[]>> =
  Object.freeze({
    nothing: [],
    steps: [['noStep', ({ steps }: Facts) => steps === 0]],
    edit: [readOnly(), broken()],
    step: [readOnly(), broken(), ['noStep', ({ steps }: Facts) => steps === 0]],
    oneStep: [readOnly(), broken(), ['oneStep', ({ steps }: Facts) => steps !== 1]],
    something: [readOnly(), broken(), ['nothing', ({ all }: Facts) => all === 0]],
    // Undoing is also how one gives up a text that cannot be read.
    done: [readOnly(), ['noUndo', ({ canUndo, isBroken }: Facts) => !canUndo && !isBroken]],
    undone: [readOnly(), ['noRedo', ({ canRedo }: Facts) => !canRedo]],
  });

function readOnly(): readonly [Block, (facts: Facts) => boolean] {
  return ['readOnly', (facts) => facts.readOnly];
}

function broken(): readonly [Block, (facts: Facts) => boolean] {
  return ['broken', (facts) => facts.isBroken];
}

function blockedBy(need: Need, facts: Facts): Block | undefined {
  return blocks[need].find(([, holds]) => holds(facts))?.[0];
}
