'use client';
import type { KeyboardEvent, RefObject } from 'react';
import type { DataTableProps } from './table-props.ts';
import type { RowSelection } from './use-row-selection.ts';

interface RowKeys<Row> {
  readonly properties: DataTableProps<Row>;
  readonly picks: RowSelection;
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly openMenu: (menu: { row: number; at: { x: number; y: number } }) => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

type Action = 'down' | 'up' | 'first' | 'last' | 'open' | 'pick' | 'menu' | 'clear';

const always: Readonly<Record<string, Action>> = Object.freeze({
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  ' ': 'pick',
  ContextMenu: 'menu',
  Escape: 'clear',
});
const single: Readonly<Record<string, Action>> = Object.freeze({ j: 'down', k: 'up', x: 'pick' });

/** The keys of a table: they count while a row has the focus, single letters also while something in the row has it. */
export function useRowKeys<Row>(keys: RowKeys<Row>): (event: KeyboardEvent) => void {
  return (event) => {
    const action = actionOf(event, keys.properties.singleKeys ?? true);
    if (action === undefined || !act(action, event, keys)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function actionOf(event: KeyboardEvent, hasSingleKeys: boolean): Action | undefined {
  const { key, shiftKey } = event;
  const row = rowUnder(event);
  if (row === undefined) return undefined;
  if (key === 'F10') return shiftKey ? 'menu' : undefined;
  const isAnywhere = key.startsWith('Arrow') || key === 'Escape' || row === event.target;
  const letter = hasSingleKeys ? single[key.toLowerCase()] : undefined;
  return letter ?? (isAnywhere ? always[key] : undefined);
}

/** The row in which the key was pressed, unless one types there or a modifier makes it somebody else's key. */
function rowUnder({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): Element | undefined {
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return undefined;
  const isTyping = target.matches('input:not([type=checkbox]), textarea, [contenteditable=true]');
  return isTyping ? undefined : (target.closest('[data-row]') ?? undefined);
}

function act<Row>(action: Action, event: KeyboardEvent, keys: RowKeys<Row>): boolean {
  const { properties, picks, active } = keys;
  const acts: Readonly<Record<Action, () => boolean>> = {
    down: () => go(active + 1, event, keys),
    up: () => go(active - 1, event, keys),
    first: () => go(0, event, keys),
    last: () => go((properties.rows?.length ?? 0) - 1, event, keys),
    open: () => open(keys),
    pick: () => {
      if (properties.selection !== undefined) picks.toggle(active, event.shiftKey);
      return properties.selection !== undefined;
    },
    menu: () => menu(event, keys),
    clear: () => {
      if (picks.count > 0) picks.clear();
      return picks.count > 0;
    },
  };
  return acts[action]();
}

function open<Row>({ properties, active }: RowKeys<Row>): boolean {
  const row = properties.rows?.[active];
  if (row === undefined || properties.onOpen === undefined) return false;
  properties.onOpen(row);
  return true;
}

function go<Row>(to: number, event: KeyboardEvent, keys: RowKeys<Row>): boolean {
  const { properties, picks, active, setActive, scroller } = keys;
  const count = properties.rows?.length ?? 0;
  const next = Math.max(0, Math.min(count - 1, to));
  if (event.shiftKey && event.key.startsWith('Arrow') && properties.selection !== undefined) {
    if (!picks.has(active)) picks.toggle(active, false);
    else picks.toggle(next, true);
  }
  setActive(next);
  focusRow(scroller.current, next, 10);
  return true;
}

/** Focuses a row as soon as it is in the page: far ones are drawn only once they are in view. */
export function focusRow(table: HTMLElement | null, index: number, frames: number): void {
  const row = table?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  if (row !== null && row !== undefined) {
    row.focus({ preventScroll: true });
    row.scrollIntoView?.({ block: 'nearest' });
  } else if (frames > 0) {
    table?.dispatchEvent(new CustomEvent('fm-reveal', { detail: index }));
    requestAnimationFrame(() => focusRow(table, index, frames - 1));
  }
}

function menu<Row>(event: KeyboardEvent, { properties, active, openMenu }: RowKeys<Row>): boolean {
  if (properties.actions === undefined) return false;
  const row = (event.target as HTMLElement).closest('[data-row]');
  const { left, bottom } = row?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
  openMenu({ row: active, at: { x: left + 48, y: bottom } });
  return true;
}
