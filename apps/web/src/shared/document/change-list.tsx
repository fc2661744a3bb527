'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { differences, type Edit } from '@fermata/editing';
import { resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';

interface Properties {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

const MOST_SHOWN = 60;
const LONGEST = 120;

/** What differs between two texts of a definition, place by place. */
export function ChangeList({ before, after }: Properties): ReactNode {
  const words = useTranslations('document.changes');
  const edits = useMemo(() => differences(before, after).edits, [before, after]);
  if (edits.length === 0) return <p className="fm-note">{words('none')}</p>;
  return (
    <>
      <ul className="fm-plain-list">
        {edits.slice(0, MOST_SHOWN).map((edit, index) => (
          <ChangeLine key={index} edit={edit} before={before} />
        ))}
      </ul>
      {edits.length > MOST_SHOWN && (
        <p className="fm-note">{words('more', { count: edits.length - MOST_SHOWN })}</p>
      )}
    </>
  );
}

function ChangeLine({ edit, before }: { readonly edit: Edit; readonly before: JsonObject }): ReactNode {
  const words = useTranslations('document.changes');
  const place = edit.op === 'move' ? edit.from : edit.path;
  const isKnown = edit.op === 'set' || edit.op === 'remove';
  const old = isKnown ? (resolvePointer(before, place) as JsonValue | undefined) : undefined;
  const kind = edit.op === 'set' ? (old === undefined ? 'added' : 'changed') : kinds[edit.op];
  return (
    <li data-change={kind}>
      <strong>{words(kind)}</strong> <code>{place}</code> {old !== undefined && <del>{brief(old)}</del>}{' '}
      {'value' in edit && <ins>{brief(edit.value)}</ins>}
      {edit.op === 'move' && <code>{edit.path}</code>}
      {edit.op === 'rename' && <ins>{edit.key}</ins>}
    </li>
  );
}

const kinds = Object.freeze({
  remove: 'removed',
  insert: 'added',
  move: 'moved',
  rename: 'renamed',
} as const);

function brief(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
