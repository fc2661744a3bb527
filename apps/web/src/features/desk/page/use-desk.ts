'use client';
import { useQueryStates } from 'nuqs';
import { deskParsers } from '../model/queue.ts';

/** What the desk shows, kept in the URL: "back" takes the last step away, and the address can be sent to somebody. */
export function useDesk() {
  const [desk, set] = useQueryStates(deskParsers, { history: 'push', clearOnDefault: true });
  return { desk, go: (wanted: Partial<typeof desk>) => void set(wanted) };
}
