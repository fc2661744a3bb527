'use client';
import { useState } from 'react';

/** A key that belongs to one dialog: however often its answer is lost and sent again, it happens once. */
export function useOnceKey(): string {
  const [key] = useState(() => crypto.randomUUID());
  return key;
}
