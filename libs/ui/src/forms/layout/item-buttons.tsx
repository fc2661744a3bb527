'use client';
import type { ReactNode } from 'react';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useScene } from '../store/form-scene.ts';
import type { ListVerbs } from './list-verbs.ts';

interface Properties {
  /** Key of the list. */
  readonly of: string;
  readonly index: number;
  readonly verbs: ListVerbs;
}

/** Moves an item up or down, or takes it away: by mouse, touch and keyboard alike. */
export function ItemButtons({ of, index, verbs }: Properties): ReactNode {
  const words = useTranslations('ui-forms.list');
  const { prefix } = useScene();
  const number = index + 1;
  const last = verbs.names.length - 1;
  return (
    <span className="fm-item-buttons">
      <button
        type="button"
        className="fm-icon"
        id={`${prefix}${of}:up:${index}`}
        aria-label={words('up', { number })}
        aria-disabled={index === 0}
        onClick={() => verbs.move(index, index - 1)}
      >
        <IconChevronUp size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="fm-icon"
        id={`${prefix}${of}:down:${index}`}
        aria-label={words('down', { number })}
        aria-disabled={index === last}
        onClick={() => verbs.move(index, index + 1)}
      >
        <IconChevronDown size={16} aria-hidden="true" />
      </button>
      {verbs.canRemove && (
        <button
          type="button"
          className="fm-icon"
          aria-label={words('remove', { number })}
          onClick={() => verbs.remove(index)}
        >
          <IconTrash size={16} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

/** Adds an item at the end. */
export function AddButton({
  of,
  verbs,
  title,
}: Omit<Properties, 'index'> & { readonly title?: string | undefined }): ReactNode {
  const words = useTranslations('ui-forms.list');
  const { prefix } = useScene();
  if (!verbs.canAdd) return null;
  return (
    <button type="button" className="fm-button" data-quiet id={`${prefix}${of}:add`} onClick={verbs.add}>
      {title ?? words('add')}
    </button>
  );
}
