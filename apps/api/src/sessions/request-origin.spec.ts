import { describe, expect, it } from '@jest/globals';
import { callerAddress } from './request-origin.ts';

describe('the address of a caller', () => {
  it('is what trusted proxies say', () => {
    expect(callerAddress({ ip: '203.0.113.7', socket: { remoteAddress: '127.0.0.1' } })).toBe('203.0.113.7');
  });

  it('is the peer itself when what was said is no address', () => {
    for (const ip of ['unknown', '', '203.0.113.7:80', "'; drop table", '999.1.1.1'])
      expect(callerAddress({ ip, socket: { remoteAddress: '192.0.2.1' } })).toBe('192.0.2.1');
  });
});
