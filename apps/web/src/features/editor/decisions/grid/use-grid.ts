'use client';
import type { Proposal } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';
import { cellText } from '../model/cell-text.ts';
import { nextPlace, type GridPlace, type GridSize } from '../model/grid-place.ts';
import { cellChange, pasteCells, writeTsv } from '../model/paste.ts';
import { cellOf, type TableView } from '../model/table-view.ts';
import type { CellEdit } from './grid-row.tsx';

/** Where somebody is in the grid, and what keys and the clipboard do there. */
export interface GridHands {
  readonly place: GridPlace;
  /** The other corner of a range. */
  readonly anchor: GridPlace | undefined;
  readonly edit: CellEdit | undefined;
  readonly go: (place: GridPlace) => void;
  readonly open: (place: GridPlace) => void;
  readonly finish: (text: string | undefined, key?: string) => void;
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onCopy: (event: ClipboardEvent) => void;
    readonly onPaste: (event: ClipboardEvent) => void;
  };
}

/** The hands of a grid. */
export function useGrid(root: RefObject<HTMLElement | null>, table: TableView): GridHands {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<GridPlace>();
  const [edit, setEdit] = useState<CellEdit>();
  const size = { rows: table.rules.length, columns: table.columns.length };
  const { commit } = store.actions;
  const put = (next: GridPlace, corner?: GridPlace) => {
    setPlace(next);
    setAnchor(corner);
    focusCell(root, next);
  };
  const open = (at: GridPlace, text = textAt(table, at)) => {
    if (readOnly) return;
    setPlace(at);
    setEdit({ text });
  };
  const finish = (text: string | undefined, key?: string) => {
    const column = table.columns[place.column];
    if (text !== undefined && column !== undefined)
      commit(cellChange(definition, { row: place.row, column }, text));
    setEdit(undefined);
    if (key !== undefined) put(afterEdit(key, place, size) ?? place);
  };
  const handlers = handlersOf({ definition, table, size, place, anchor, edit, readOnly, put, open, commit });
  return { place, anchor, edit, go: put, open, finish, handlers };
}

interface Hands {
  readonly definition: JsonObject;
  readonly table: TableView;
  readonly size: GridSize;
  readonly place: GridPlace;
  readonly anchor: GridPlace | undefined;
  readonly edit: CellEdit | undefined;
  readonly readOnly: boolean;
  readonly put: (place: GridPlace, corner?: GridPlace) => void;
  readonly open: (place: GridPlace, text?: string) => void;
  readonly commit: (proposal: Proposal) => unknown;
}

function handlersOf(hands: Hands): GridHands['handlers'] {
  const { definition, table, size, place, anchor, edit, readOnly, put, open, commit } = hands;
  const move = (event: KeyboardEvent): boolean => {
    const held = { shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey };
    const next = nextPlace(event.key, place, size, held);
    if (next !== undefined) put(next, held.shift && event.key !== 'Tab' ? (anchor ?? place) : undefined);
    return next !== undefined;
  };
  const write = (event: KeyboardEvent): boolean => {
    const begun = editBegunBy(event, textAt(table, place));
    if (begun !== undefined) open(place, begun);
    else if (event.key === 'Delete' || event.key === 'Backspace')
      commit(pasteCells(definition, topLeft(place, anchor), emptyCells(place, anchor)));
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (edit !== undefined || event.altKey) return;
    if (move(event) || (!readOnly && write(event))) event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (edit !== undefined) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeTsv(definition, anchor ?? place, place));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (edit !== undefined || readOnly) return;
    event.preventDefault();
    commit(pasteCells(definition, topLeft(place, anchor), event.clipboardData.getData('text/plain')));
  };
  return { onKeyDown, onCopy, onPaste };
}

/** After the grid has been drawn with the place. */
function focusCell(root: RefObject<HTMLElement | null>, { row, column }: GridPlace): void {
  const cell = `[data-row="${row}"][data-column="${column}"]`;
  requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(cell)?.focus());
}

function textAt({ columns, rules }: TableView, { row, column }: GridPlace): string {
  const at = columns[column];
  return at === undefined ? '' : cellText(cellOf(rules[row], at));
}

/** Enter and F2 open a cell with its text, a letter begins a new one. */
function editBegunBy(event: KeyboardEvent, text: string): string | undefined {
  if (event.key === 'Enter' || event.key === 'F2') return text;
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key : undefined;
}

function afterEdit(key: string, place: GridPlace, size: GridSize): GridPlace | undefined {
  if (key === 'Enter') return nextPlace('ArrowDown', place, size);
  if (key === 'Tab' || key === 'Shift+Tab') return nextPlace('Tab', place, size, { shift: key !== 'Tab' });
  return place;
}

function topLeft(place: GridPlace, anchor: GridPlace | undefined): GridPlace {
  const other = anchor ?? place;
  return { row: Math.min(place.row, other.row), column: Math.min(place.column, other.column) };
}

function emptyCells(place: GridPlace, anchor: GridPlace | undefined): string {
  const other = anchor ?? place;
  const row = '\t'.repeat(Math.abs(place.column - other.column));
  return Array.from({ length: Math.abs(place.row - other.row) + 1 }, () => `${row}\n`).join('');
}
