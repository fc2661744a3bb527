'use client';
const channelName = 'fermata-session';

/** Tells the other tabs of this browser that somebody has signed in or out. */
export function announceSession(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('changed');
  channel.close();
}

/** Calls back when another tab has signed in or out; until the answer is called. */
export function onSessionNews(heard: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', heard);
  return () => channel.close();
}
