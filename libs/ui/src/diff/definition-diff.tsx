'use client';
import { useMemo, type ReactNode } from 'react';
import { IconArrowsMove, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { JsonValue } from '@fermata/model';
import type { DefinitionDiffProps } from './diff-props.ts';
import { fieldDifferences, placeWords, type FieldDifference } from './field-differences.ts';

const icons = Object.freeze({
  added: IconPlus,
  removed: IconMinus,
  changed: IconPencil,
  moved: IconArrowsMove,
});

/** What differs between two definitions, as a list of fields: what was, and what is. */
export function DefinitionDiff({ before, after, onJump }: DefinitionDiffProps): ReactNode {
  const say = useTranslations('ui.diff');
  const found = useMemo(() => fieldDifferences(before, after), [before, after]);
  if (found.length === 0) return <p className="fm-findings-none">{say('none')}</p>;
  return (
    <ul className="fm-diff" aria-label={say('label')}>
      {found.map((difference, index) => (
        <Difference key={index} difference={difference} onJump={onJump} />
      ))}
    </ul>
  );
}

interface DifferenceProps {
  readonly difference: FieldDifference;
  readonly onJump: ((path: string) => void) | undefined;
}

function Difference({ difference, onJump }: DifferenceProps): ReactNode {
  const say = useTranslations('ui.diff');
  const { kind, path } = difference;
  const Icon = icons[kind];
  const place = path === '' ? say('whole') : placeWords(path);
  return (
    <li className="fm-diff-entry" data-mark={kind === 'moved' ? 'changed' : kind}>
      <span className="fm-diff-kind">
        <Icon size={16} aria-hidden="true" />
        {say(kind)}
      </span>
      {onJump === undefined || kind === 'removed' ? (
        <span className="fm-diff-place">{place}</span>
      ) : (
        <button type="button" className="fm-diff-place" onClick={() => onJump(path)}>
          {place}
        </button>
      )}
      <div className="fm-diff-values">
        <Sides {...sidesOf(difference)} />
      </div>
    </li>
  );
}

interface SidesProps {
  readonly was?: string | undefined;
  readonly is?: string | undefined;
}

function Sides({ was, is }: SidesProps): ReactNode {
  return (
    <>
      {was !== undefined && <del>{was}</del>}
      {is !== undefined && <ins>{is}</ins>}
    </>
  );
}

/** What stands on each side: the values, or the places of what moved. */
function sidesOf({ kind, path, from, before, after }: FieldDifference): SidesProps {
  if (kind === 'moved') return { was: placeWords(from ?? ''), is: placeWords(path) };
  return {
    was: before === undefined ? undefined : shown(before),
    is: after === undefined ? undefined : shown(after),
  };
}

const most = 2000;

function shown(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
