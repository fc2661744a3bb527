'use client';
import { useEffect, useState } from 'react';

/** Becomes true after a while: what is there sooner needs no sign of waiting. */
export function useDelayed(afterMs: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isOver;
}
