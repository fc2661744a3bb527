'use client';
import { useTranslations } from 'use-intl';
import type { NodeState } from '@fermata/forms';
import { useScene } from '../store/form-scene.ts';
import { focusWithin } from '../actions/reveal.ts';

/** What a person can do with the items of a list, and what is allowed now. */
export interface ListVerbs {
  readonly names: readonly number[];
  readonly canAdd: boolean;
  readonly canRemove: boolean;
  readonly add: () => void;
  readonly remove: (index: number) => void;
  readonly move: (from: number, to: number) => void;
}

/** Adds, removes and moves the items of a list; each is said aloud, and the focus stays where the person works. */
export function useListVerbs({ key, pointer = '', items = 0, enabled, node }: NodeState): ListVerbs {
  const words = useTranslations('ui-forms.list');
  const { store, prefix, announce, isReadOnly } = useScene();
  const { minItems, maxItems } = node.schema ?? {};
  const after = (id: string): void => {
    // The new item is drawn first.
    setTimeout(() => focusWithin(document.getElementById(id)), 0);
  };
  return {
    names: store.ids.of(pointer, items),
    canAdd: enabled && !isReadOnly && (typeof maxItems !== 'number' || items < maxItems),
    canRemove: enabled && !isReadOnly && (typeof minItems !== 'number' || items > minItems),
    add() {
      store.insertItem(key);
      announce(words('added', { number: items + 1 }));
      after(`${prefix}${key}:item:${items}`);
    },
    remove(index) {
      store.removeItem(key, index);
      announce(words('removed', { number: index + 1 }));
      after(items > 1 ? `${prefix}${key}:item:${Math.min(index, items - 2)}` : `${prefix}${key}:add`);
    },
    move(from, to) {
      if (to < 0 || to >= items) return;
      store.moveItem(key, from, to);
      announce(words('moved', { from: from + 1, to: to + 1 }));
      const direction = to < from ? 'up' : 'down';
      after(`${prefix}${key}:${direction}:${to}`);
    },
  };
}
