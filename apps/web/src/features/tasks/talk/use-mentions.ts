'use client';
import { useId, useState, type KeyboardEvent } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { findPeople } from './talk-doors.ts';
import { mentionAt, suits, withMention, type Named } from './mention.ts';

interface Writing {
  readonly text: string;
  readonly caret: number;
  readonly onName: (next: { readonly text: string; readonly caret: number }) => void;
}

const quietMs = 150;

/**
 * The people whose names suit what is typed after an @, while one writes. The arrows walk them, Enter and Tab name the
 * one that is marked, Escape puts the list away; without a list all keys are those of the text.
 */
export function useMentions({ text, caret, onName }: Writing) {
  const listId = useId();
  const mention = mentionAt(text, caret);
  const [typed] = useDebouncedValue(mention?.typed, quietMs);
  const { data = [], isPlaceholderData } = useQuery({
    queryKey: ['lookups', 'users', typed],
    queryFn: async ({ signal }) => (await findPeople(typed ?? '', signal)).map(namedOf),
    enabled: typed !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const [mark, setMark] = useState({ place: 0, at: '' });
  const [away, setAway] = useState<number>();
  const isOpen = mention !== undefined && away !== mention.from;
  // What was found for fewer letters serves until more is known.
  const isFound = !isPlaceholderData && typed === mention?.typed;
  const people = isOpen ? data.filter((one) => isFound || suits(one, mention.typed)) : [];
  const at = mention === undefined ? '' : `${mention.from}:${mention.typed}`;
  const marked = Math.min(mark.at === at ? mark.place : 0, people.length - 1);
  const name = (person: Named): void => onName(withMention(text, caret, person.login));
  const walk = (by: number): void => setMark({ place: (marked + by + people.length) % people.length, at });
  const deeds: Readonly<Record<string, () => void>> = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: () => people[marked] && name(people[marked]),
    Tab: () => people[marked] && name(people[marked]),
    Escape: () => setAway(mention?.from),
  };
  /** Whether the key was one of the list's. */
  const press = (event: KeyboardEvent): boolean => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    const deed = Object.hasOwn(deeds, event.key) ? deeds[event.key] : undefined;
    if (people.length === 0 || !isPlain || event.nativeEvent.isComposing || deed === undefined) return false;
    event.preventDefault();
    event.stopPropagation();
    deed();
    return true;
  };
  return { listId, people, marked, name, press };
}

function namedOf({ value, title, help }: Awaited<ReturnType<typeof findPeople>>[number]): Named {
  return { login: help ?? String(value), name: title };
}
