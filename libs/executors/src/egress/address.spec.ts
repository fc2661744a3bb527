import { describe, expect, it } from '@jest/globals';
import { isOperatorAddress, isPublicAddress } from './address.ts';

describe('a public address', () => {
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '::1',
    '::7f00:1',
    'fe80::1%lo',
    '2606:4700::1%eth0',
    'localhost',
    '',
    '127.1',
    '0x7f.1',
  ])('is not %p', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('an address that the operator may open', () => {
  it.each(['127.0.0.1', '::1', '10.0.0.1', 'fc00::1', '100.64.0.1', '1.1.1.1'])('is %s', (address) => {
    expect(isOperatorAddress(address)).toBe(true);
  });

  it.each(['169.254.169.254', 'fe80::1', '0.0.0.0', '::', '224.0.0.1', '255.255.255.255', '::ffff:7f00:1'])(
    'is never %s',
    (address) => {
      expect(isOperatorAddress(address)).toBe(false);
    },
  );
});
