import { describe, expect, it } from '@jest/globals';
import { unlessClosed } from './connection-options.ts';

type Call = ReturnType<typeof unlessClosed>;
type Metadata = Parameters<Call['start']>[0];

class Headers {
  readonly names: string[] = [];
}

const options = {} as Parameters<typeof unlessClosed>[0];

describe('a call over a connection', () => {
  it('goes on as it is while the connection is open', () => {
    const call = { start: () => undefined } as unknown as Call;
    expect(unlessClosed(options, () => call)).toBe(call);
  });

  it('ends as cancelled when the connection was closed before, and tells no header', () => {
    const call = unlessClosed(options, () => {
      throw new Error('Channel has been shut down');
    });
    const told: unknown[] = [];
    const sent = new Headers();
    sent.names.push('authorization');
    call.start(sent as unknown as Metadata, {
      onReceiveMessage: (message: unknown) => void told.push(message),
      onReceiveStatus: (status) => void told.push(status),
    });
    for (const after of ['sendMessage', 'halfClose'] as const) call[after](undefined);
    expect(told).toEqual([
      null,
      { code: 1, details: 'Error: Channel has been shut down', metadata: new Headers() },
    ]);
  });
});
