'use client';
import { followStream } from './follow.ts';
import type { FromStream, ToStream } from './messages.ts';
import { browserWorld } from './world.ts';

/** The stream as a tab sees it. */
export interface Connection {
  readonly wake: () => void;
  readonly leave: () => void;
}

/** Joins the browser's one stream; where there are no shared workers, the tab follows one of its own. */
export function connectStream(hear: (message: FromStream) => void): Connection {
  return typeof SharedWorker === 'undefined' ? followHere(hear) : joinWorker(hear);
}

function joinWorker(hear: (message: FromStream) => void): Connection {
  const { port } = new SharedWorker('/workers/stream.js', { name: 'fermata-stream' });
  const say = (message: ToStream) => port.postMessage(message);
  port.addEventListener('message', ({ data }: MessageEvent<FromStream>) => hear(data));
  port.start();
  return { wake: () => say({ type: 'wake' }), leave: () => say({ type: 'leave' }) };
}

function followHere(hear: (message: FromStream) => void): Connection {
  const { wake, stop } = followStream(
    {
      state: (state) => hear({ type: 'state', state }),
      changes: (changes) => hear({ type: 'changes', changes }),
    },
    browserWorld,
  );
  return { wake, leave: stop };
}
