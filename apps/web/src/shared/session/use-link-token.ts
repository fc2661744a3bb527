'use client';
import { useSyncExternalStore } from 'react';

/** The one-time token of a link: it stands behind `#`, so that no server, log or other site ever sees it. */
export function useLinkToken(): string {
  return useSyncExternalStore(onHash, readToken, () => '');
}

function readToken(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}

function onHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
