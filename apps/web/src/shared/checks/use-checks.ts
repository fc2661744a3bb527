'use client';
import { useEffect, useState } from 'react';
import { startChecks, type Checks } from './checks.ts';

/** The checks of this page; undefined until its worker is started, in the browser only. */
export function useChecks(): Checks | undefined {
  const [checks, setChecks] = useState<Checks>();
  useEffect(() => {
    const started = startChecks();
    setChecks(started);
    return () => started.close();
  }, []);
  return checks;
}
