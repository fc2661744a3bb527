import { followStream, type Following, type StreamState } from '../shared/stream/follow.ts';
import type { FromStream, ToStream } from '../shared/stream/messages.ts';
import { browserWorld } from '../shared/stream/world.ts';

// One stream of changes for all tabs of a browser: opened with the first tab, closed with the last.
const tabs = new Set<MessagePort>();
let following: Following | undefined;
let state: StreamState = 'connecting';

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  tabs.add(port);
  port.addEventListener('message', ({ data }: MessageEvent<ToStream>) => {
    if (data.type === 'leave') leave(port);
    else following?.wake();
  });
  port.start();
  following ??= followStream(
    {
      state: (next) => {
        state = next;
        tell({ type: 'state', state });
      },
      changes: (changes) => tell({ type: 'changes', changes }),
    },
    browserWorld,
  );
  port.postMessage({ type: 'state', state } satisfies FromStream);
});

function tell(message: FromStream): void {
  for (const port of tabs) port.postMessage(message);
}

function leave(port: MessagePort): void {
  tabs.delete(port);
  port.close();
  if (tabs.size > 0) return;
  following?.stop();
  following = undefined;
}
