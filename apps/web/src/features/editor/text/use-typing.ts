'use client';
import { useEffect, useMemo, useRef } from 'react';

/** From this size on reading a text takes longer than a key press. */
const LONG_TEXT = 20_000;
const PAUSE_MS = 200;

/** Takes a text as it is typed; `flush` takes what is still waiting. */
export type Typing = ((text: string) => void) & { readonly flush: () => void };

/** Hands a text on with each key press, a long one after a pause in typing; nothing typed is left behind. */
export function useTyping(length: number, take: (text: string) => void): Typing {
  const latest = useRef({ length, take });
  useEffect(() => {
    latest.current = { length, take };
  }, [length, take]);
  const typing = useMemo(() => {
    const waiting: { text?: string; timer?: ReturnType<typeof setTimeout> } = {};
    const flush = (): void => {
      clearTimeout(waiting.timer);
      const { text } = waiting;
      delete waiting.text;
      if (text !== undefined) latest.current.take(text);
    };
    const type = (text: string): void => {
      clearTimeout(waiting.timer);
      waiting.text = text;
      if (latest.current.length < LONG_TEXT) flush();
      else waiting.timer = setTimeout(flush, PAUSE_MS);
    };
    return Object.assign(type, { flush });
  }, []);
  useEffect(() => typing.flush, [typing]);
  return typing;
}
