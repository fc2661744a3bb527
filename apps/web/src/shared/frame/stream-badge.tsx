'use client';
import { useSyncExternalStore, type ReactNode } from 'react';
import { IconCloudOff, IconRefreshAlert } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useStream } from '../stream/stream-store.ts';

/** Says that what is shown may be stale: the network is away, or the stream of changes is interrupted. */
export function StreamBadge(): ReactNode {
  const words = useTranslations('frame');
  const state = useStream((stream) => stream.state);
  const isOnline = useSyncExternalStore(
    onNetworkChange,
    () => navigator.onLine,
    () => true,
  );
  const isStale = state === 'interrupted';
  const Icon = isOnline ? IconRefreshAlert : IconCloudOff;
  return (
    <div role="status" className="fm-stale-place">
      {(isStale || !isOnline) && (
        <span className="fm-stale">
          <Icon size={14} />
          <span className="fm-stale-words">{words(isOnline ? 'stale' : 'offline')}</span>
        </span>
      )}
    </div>
  );
}

function onNetworkChange(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
