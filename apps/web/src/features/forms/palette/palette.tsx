'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { useDraggable } from '@dnd-kit/core';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { placeAfter } from '../canvas/place-after.ts';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { addComponent } from '../model/form-changes.ts';
import { ComponentIcon } from './component-icon.tsx';
import { paletteKinds } from './kinds.ts';
import { useKindWord } from './use-kind-word.ts';

const roles = Object.freeze(['input', 'output', 'layout'] as const);

/** Everything that can stand in a form: dragged to its place, or by Enter below what is selected. */
export function Palette(): ReactNode {
  const words = useTranslations('forms.palette');
  const wordOf = useKindWord();
  const [text, setText] = useState('');
  const kinds = useMemo(paletteKinds, []);
  const wanted = text.trim().toLowerCase();
  const fits = (kind: string) => wanted === '' || `${kind} ${wordOf(kind)}`.toLowerCase().includes(wanted);
  return (
    <section className="fm-designer-palette" aria-label={words('title')}>
      <TextInput
        aria-label={words('search')}
        placeholder={words('search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {roles.map((role) => {
        const shown = kinds[role].filter(fits);
        if (shown.length === 0) return null;
        return (
          <div key={role}>
            <h2 className="fm-designer-heading">{words(role)}</h2>
            <ul className="fm-plain-list">
              {shown.map((kind) => (
                <Entry key={kind} kind={kind} word={wordOf(kind)} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Entry({ kind, word }: { readonly kind: string; readonly word: string }): ReactNode {
  const { readOnly, selected } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `new:${kind}`,
    data: { component: kind },
    disabled: readOnly,
  });
  return (
    <li>
      <button
        type="button"
        ref={setNodeRef}
        className="fm-designer-entry"
        data-dragging={isDragging || undefined}
        disabled={readOnly}
        {...listeners}
        onClick={() => commit(addComponent(definition, kind, placeAfter(definition, selected)))}
      >
        <ComponentIcon component={kind} />
        {word}
      </button>
    </li>
  );
}
