'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { meKey } from '../session/use-me.ts';
import { connectStream } from './connect.ts';
import { useStream } from './stream-store.ts';

/** Joins the stream while `person` is signed in, anew for another session; shows nothing. */
export function StreamLink({ person }: { readonly person: string }): ReactNode {
  const queries = useQueryClient();
  const [visits, setVisits] = useState(0);
  useEffect(() => {
    const { setState, tell } = useStream.getState();
    const connection = connectStream((message) => {
      if (message.type === 'changes') return tell(message.changes);
      setState(message.state);
      // Whether the session is over, the API says itself.
      if (message.state === 'signedOut') void queries.invalidateQueries({ queryKey: meKey });
    });
    const wake = () => connection.wake();
    const wakeWhenSeen = () => document.visibilityState === 'visible' && connection.wake();
    window.addEventListener('online', wake);
    // A page that the browser keeps for "back" has left; it joins anew when it is shown again.
    const joinAgain = ({ persisted }: PageTransitionEvent) => persisted && setVisits((count) => count + 1);
    window.addEventListener('pagehide', connection.leave);
    window.addEventListener('pageshow', joinAgain);
    document.addEventListener('visibilitychange', wakeWhenSeen);
    connection.wake();
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('pagehide', connection.leave);
      window.removeEventListener('pageshow', joinAgain);
      document.removeEventListener('visibilitychange', wakeWhenSeen);
      connection.leave();
    };
  }, [person, queries, visits]);
  return null;
}
