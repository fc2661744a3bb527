'use client';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslations } from 'next-intl';
import type { Command } from '../../../shared/commands/command.ts';
import { useCommands } from '../../../shared/commands/registry.ts';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { useDeeds } from '../api/use-deeds.tsx';
import { moved, noChoice, stretched, toggled } from '../model/choice.ts';
import { beyond } from '../model/follower.ts';
import { shifted } from '../model/own-order.ts';
import type { Task } from '../model/task.ts';
import { searchId } from '../list/search.tsx';
import { useDesk, type BulkVerbName } from '../page/desk-store.ts';
import { useAskVerb } from '../verbs/use-ask-verb.ts';
import { focusRow } from './focus-row.ts';

/** What the keys work on. */
export interface KeyScene {
  /** Which list it is: rows of another one say nothing about this one. Undefined while another one is still shown. */
  readonly list: string | undefined;
  /** The tasks of the list in their order. */
  readonly tasks: readonly Task[];
  readonly chosen: ReadonlySet<string>;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  /** Keeps another order; absent where the order is not one's own. */
  readonly onOrder?: ((ids: readonly string[]) => void) | undefined;
}

/**
 * The keys of the list: walk, choose, open, claim, hand over, put off, go back. The answer hears the keys that are
 * pressed in the list itself: there C is about the row where the keyboard stands, also while another task is open that
 * could be claimed.
 */
export function useTaskKeys(scene: KeyScene): (event: KeyboardEvent) => void {
  const words = useTranslations('tasks.keys');
  const latest = useRef<KeyActions>(undefined);
  const actions = useActions(scene);
  useEffect(() => {
    latest.current = actions;
  });
  const hasOrder = scene.onOrder !== undefined;
  const commands = useMemo<readonly Command[]>(() => {
    const group = words('group');
    const command = (
      name: keyof KeyActions,
      keys: readonly string[],
      more: Partial<Command> = {},
    ): Command => ({
      id: `tasks.${name}`,
      title: words(name),
      group,
      keys,
      run: () => latest.current?.[name](),
      ...more,
    });
    return [
      command('down', ['j'], { quiet: true }),
      command('up', ['k'], { quiet: true }),
      command('open', ['Enter'], { quiet: true, native: true }),
      command('choose', ['x'], { quiet: true }),
      command('stretchDown', ['Shift+J'], { quiet: true }),
      command('stretchUp', ['Shift+K'], { quiet: true }),
      command('claim', ['c']),
      command('assign', ['a']),
      command('snooze', ['s']),
      command('search', ['/']),
      command('back', ['Escape'], { quiet: true }),
      ...(hasOrder
        ? [
            command('later', ['Alt+ArrowDown'], { rests: true }),
            command('sooner', ['Alt+ArrowUp'], { rests: true }),
          ]
        : []),
    ];
  }, [words, hasOrder]);
  useCommands('tasks-list', commands);
  return useKeysInList(actions);
}

/** Hears C in a row before any other command that has it. */
function useKeysInList({ claim }: KeyActions): (event: KeyboardEvent) => void {
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  return (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (!singleKeys || key !== 'c' || ctrlKey || metaKey || altKey) return;
    if (!(target instanceof Element && target.closest('[data-task]') !== null)) return;
    event.preventDefault();
    claim();
  };
}

type KeyName =
  | 'down'
  | 'up'
  | 'open'
  | 'choose'
  | 'stretchDown'
  | 'stretchUp'
  | 'claim'
  | 'assign'
  | 'snooze'
  | 'search'
  | 'back'
  | 'later'
  | 'sooner';

/** The row beside one that has left the list under the keyboard; undefined while it is there, or nothing is beside it. */
function useNeighbour(list: string | undefined, ids: readonly string[], cursor: string | undefined) {
  const stood = useRef<readonly string[]>([]);
  const isThere = cursor !== undefined && ids.includes(cursor);
  useEffect(() => {
    stood.current = [];
  }, [list]);
  useEffect(() => {
    if (isThere) stood.current = ids;
  });
  return (by: 1 | -1): string | undefined =>
    isThere || cursor === undefined
      ? undefined
      : (beyond(ids, stood.current, cursor, by) ?? beyond(ids, stood.current, cursor, by === 1 ? -1 : 1));
}

/** What each key does now. */
type KeyActions = Readonly<Record<KeyName, () => void>>;

function useActions({ list, tasks, chosen, openId, onOpen, onClose, onOrder }: KeyScene): KeyActions {
  const { choice, choose, ask } = useDesk();
  const { toggleClaim } = useDeeds();
  const askVerb = useAskVerb();
  const ids = tasks.map(({ id }) => id);
  const stand = choice.cursor ?? openId;
  const here = tasks.find(({ id }) => id === (stand ?? ids[0]));
  const neighbour = useNeighbour(list, ids, stand);
  const walk = (step: typeof moved, by: 1 | -1): void => {
    const landing = neighbour(by);
    const next =
      landing === undefined ? step({ ...choice, cursor: stand }, ids, by) : { ...choice, cursor: landing };
    choose(() => next);
    if (next.cursor !== undefined) focusRow(next.cursor);
  };
  const many = (bulk: BulkVerbName): void =>
    ask({ verb: 'bulk', bulk, tasks: tasks.filter(({ id }) => chosen.has(id)) });
  const askFor = (verb: 'assign' | 'snooze'): void => {
    if (chosen.size > 0) many(verb);
    else if (here !== undefined) askVerb(verb, here);
  };
  const shift = (by: 1 | -1): void => {
    if (here === undefined || onOrder === undefined) return;
    onOrder(shifted(ids, here.id, by));
    focusRow(here.id);
  };
  return {
    down: () => walk(moved, 1),
    up: () => walk(moved, -1),
    stretchDown: () => walk(stretched, 1),
    stretchUp: () => walk(stretched, -1),
    open: () => here !== undefined && onOpen(here.id),
    choose: () => here !== undefined && choose((before) => toggled(before, here.id)),
    claim: () => {
      if (chosen.size > 0) many('claim');
      else if (here !== undefined) void toggleClaim(here);
    },
    assign: () => askFor('assign'),
    snooze: () => askFor('snooze'),
    search: () => document.getElementById(searchId)?.focus(),
    back: () => {
      if (chosen.size > 0) return choose(({ cursor }) => ({ ...noChoice, cursor }));
      if (openId === undefined) return;
      onClose();
      focusRow(openId);
    },
    later: () => shift(1),
    sooner: () => shift(-1),
  };
}
