'use client';
import { useCallback, useState, type ReactNode } from 'react';

/** A region that is read out when something is announced, and what announces. */
export function useAnnouncer(): { readonly region: ReactNode; readonly announce: (text: string) => void } {
  const [said, setSaid] = useState({ text: '', count: 0 });
  // The same words twice are read out twice only when the element is another one.
  const announce = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
  const region = (
    <div role="status" aria-live="polite" className="fm-visually-hidden">
      <span key={said.count}>{said.text}</span>
    </div>
  );
  return { region, announce };
}
