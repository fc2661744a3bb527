import { describe, expect, it } from '@jest/globals';
import { eventReader } from './event-lines.ts';

describe('the reader of server-sent events', () => {
  it('gives an event once its last line is there, however the pieces are cut', () => {
    const whole = 'retry: 2000\n\nid: 7\nevent: task\ndata: {"id":7}\n\n: still here\n\nid: 8\n\n';
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const read = eventReader();
      const events = [...read(whole.slice(0, cut)), ...read(whole.slice(cut))];
      expect(events).toEqual([{ id: '7', data: '{"id":7}' }, { id: '8' }]);
    }
  });

  it('reads lines that end as on Windows', () => {
    expect(eventReader()('id: 1\r\ndata: a\r\ndata: b\r\n\r\n')).toEqual([{ id: '1', data: 'a\nb' }]);
  });

  it('keeps what is not complete to itself', () => {
    expect(eventReader()('id: 1\ndata: half')).toEqual([]);
  });
});
