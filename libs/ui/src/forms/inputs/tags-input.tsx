'use client';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { JsonValue } from '@fermata/model';
import type { InputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { listOf } from './values.ts';

/** A list of short texts: Enter or a comma adds one, Backspace in the empty box takes the last one back. */
export function TagsInput(properties: InputProperties): ReactNode {
  const { state, control, leave } = properties;
  const words = useTranslations('ui-forms');
  const { tags, typed, type, add, remove, box } = useTags(properties);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && typed === '') remove(tags.length - 1);
    if (event.key !== 'Enter' || typed.trim() === '') return;
    event.preventDefault();
    add(typed);
  };
  const listId = `${control.id}:list`;
  return (
    <div className="fm-input fm-tags" data-disabled={control.disabled || undefined}>
      {tags.map((tag, index) => (
        <Chip
          key={`${String(tag)}${index}`}
          text={String(tag)}
          isDisabled={control.disabled}
          remove={() => remove(index)}
        />
      ))}
      <input
        {...control}
        ref={box}
        className="fm-bare"
        value={typed}
        list={listId}
        placeholder={tags.length === 0 ? words('tags') : undefined}
        onKeyDown={keys}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          add(typed);
          leave();
        }}
      />
      <datalist id={listId}>
        {(state.choices ?? []).map((choice) => (
          <option key={String(choice.value)} value={String(choice.value)} />
        ))}
      </datalist>
    </div>
  );
}

interface ChipProperties {
  readonly text: string;
  readonly isDisabled: boolean;
  readonly remove: () => void;
}

/** Something chosen, with a button that takes it away. */
export function Chip({ text, isDisabled, remove }: ChipProperties): ReactNode {
  const words = useTranslations('ui-forms');
  return (
    <span className="fm-chip">
      {text}
      {!isDisabled && (
        <button type="button" aria-label={words('remove', { name: text })} onClick={remove}>
          <IconX size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

function useTags({ state, value, change }: InputProperties) {
  const words = useTranslations('ui-forms');
  const { announce } = useScene();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const tags = listOf(value);
  const isNumber = itemType(state.node.schema?.['items']) !== 'string';
  const become = (next: readonly JsonValue[]): void => change(next.length === 0 ? undefined : next);
  return {
    tags,
    typed,
    box,
    type: (text: string) => (text.includes(',') ? addAll(text.split(',')) : setTyped(text)),
    add: (text: string) => addAll([text]),
    remove(index: number) {
      const tag = tags[index];
      if (tag === undefined) return;
      become(tags.toSpliced(index, 1));
      announce(words('removed', { name: String(tag) }));
      box.current?.focus();
    },
  };

  function addAll(texts: readonly string[]): void {
    const names = texts.map((text) => text.trim()).filter((text) => text !== '');
    const values = names.map((name) => (isNumber && !Number.isNaN(Number(name)) ? Number(name) : name));
    const fresh = values.filter((tag, index) => !tags.includes(tag) && values.indexOf(tag) === index);
    setTyped('');
    if (fresh.length > 0) become([...tags, ...fresh]);
  }
}

function itemType(items: JsonValue | undefined): string {
  const type =
    typeof items === 'object' && items !== null && !Array.isArray(items)
      ? (items as { type?: unknown }).type
      : undefined;
  return type === 'number' || type === 'integer' ? type : 'string';
}
