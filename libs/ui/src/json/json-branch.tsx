'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconLink, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { extendPointer, type JsonValue } from '@fermata/model';
import { copyText } from '../text/copy-text.ts';
import { CopyButton } from '../text/id-text.tsx';
import { entriesOf } from './json-search.ts';

/** How a tree stands: what is open, what was found. */
export interface Tree {
  readonly isOpen: (path: string, level: number) => boolean;
  readonly toggle: (path: string, isOpen: boolean) => void;
  readonly isFound: (path: string) => boolean;
  readonly onPick: ((path: string) => void) | undefined;
}

interface BranchProps {
  readonly name: string;
  readonly value: JsonValue;
  readonly path: string;
  readonly level: number;
  readonly tree: Tree;
}

/** So many members are shown at once, and so many more with each click. */
const pageSize = 100;

/** A value and what is below it. What can be done with it comes with pointer or focus: a tree has thousands of lines. */
export function JsonBranch(branch: BranchProps): ReactNode {
  const { name, value, path, level, tree } = branch;
  const isBranch = entriesOf(value).length > 0;
  const isOpen = isBranch && tree.isOpen(path, level);
  const isFound = tree.isFound(path);
  const [isActive, setActive] = useState(false);
  const toggle = (): void => tree.toggle(path, !isOpen);
  return (
    <li
      role="treeitem"
      onFocus={({ target, currentTarget }) => setActive(isOwn(target, currentTarget))}
      onBlur={({ relatedTarget, currentTarget }) => setActive(isOwn(relatedTarget, currentTarget))}
      tabIndex={level === 0 ? 0 : -1}
      aria-level={level + 1}
      {...(isBranch && { 'aria-expanded': isOpen })}
    >
      <div
        className="fm-json-line"
        onPointerEnter={() => setActive(true)}
        onPointerLeave={() => setActive(false)}
        {...(isBranch && { onClick: toggle })}
      >
        <span className="fm-json-twist" aria-hidden="true">
          {isBranch && <Twist isOpen={isOpen} />}
        </span>
        <span className={isFound ? 'fm-json-name fm-json-found' : 'fm-json-name'}>{name}:</span>
        {isBranch ? <Summary value={value} /> : <Leaf value={value} isFound={isFound} />}
        {isActive && <Deeds value={value} path={path} tree={tree} />}
      </div>
      {isOpen && <Members {...branch} />}
    </li>
  );
}

/** Whether the focus is on this line or its deeds, not on a line below: deeds that go while one comes to them lose it. */
function isOwn(focused: Element | null, line: Element): boolean {
  return focused?.closest('[role=treeitem]') === line;
}

function Twist({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  return isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />;
}

function Members({ value, path, level, tree }: BranchProps): ReactNode {
  const [shown, setShown] = useState(pageSize);
  const say = useTranslations('ui.json');
  const entries = entriesOf(value);
  return (
    <ul role="group">
      {entries.slice(0, shown).map(([key, item]) => (
        <JsonBranch
          key={key}
          name={key}
          value={item}
          path={extendPointer(path, key)}
          level={level + 1}
          tree={tree}
        />
      ))}
      {entries.length > shown && (
        <li role="none">
          <Button size="compact-xs" variant="subtle" onClick={() => setShown(shown + pageSize)}>
            {say('more', { count: Math.min(pageSize, entries.length - shown) })}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Summary({ value }: { readonly value: JsonValue }): ReactNode {
  const say = useTranslations('ui.json');
  const count = entriesOf(value).length;
  return (
    <span className="fm-json-value" data-type="object">
      {Array.isArray(value) ? say('items', { count }) : say('fields', { count })}
    </span>
  );
}

const longText = 400;

function Leaf({ value, isFound }: { readonly value: JsonValue; readonly isFound: boolean }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const say = useTranslations('ui.json');
  const text = JSON.stringify(value);
  const isLong = text.length > longText;
  return (
    <span
      className={isFound ? 'fm-json-value fm-json-found' : 'fm-json-value'}
      data-type={value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value}
    >
      {isLong && !isWhole ? `${text.slice(0, longText)}…` : text}
      {isLong && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(!isWhole)}>
          {isWhole ? say('less') : say('whole', { count: text.length })}
        </Button>
      )}
    </span>
  );
}

function Deeds({ value, path, tree }: Pick<BranchProps, 'value' | 'path' | 'tree'>): ReactNode {
  const say = useTranslations('ui.json');
  const { onPick } = tree;
  const place = path === '' ? '/' : path;
  return (
    <span className="fm-json-deeds" onClick={(event) => event.stopPropagation()}>
      <ActionIcon size={24} aria-label={say('copyPath', { path: place })} onClick={() => void copyText(path)}>
        <IconLink size={14} />
      </ActionIcon>
      <CopyButton
        text={typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}
        label={say('copyValue', { path: place })}
      />
      {onPick !== undefined && (
        <ActionIcon size={24} aria-label={say('pick', { path: place })} onClick={() => onPick(path)}>
          <IconPlus size={14} />
        </ActionIcon>
      )}
    </span>
  );
}
