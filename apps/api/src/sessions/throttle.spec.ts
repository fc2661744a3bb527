import { describe, expect, it } from '@jest/globals';
import { addressPatience, countedAddress, delayAfter, loginPatience } from './throttle.ts';

describe('the patience of the door', () => {
  it('costs nothing at first, then doubles with each failure up to a quarter of an hour', () => {
    const delays = [0, 4, 5, 6, 7, 13, 14, 1_000, 1e9].map((failures) => delayAfter(failures, loginPatience));
    expect(delays).toEqual([0, 0, 2_000, 4_000, 8_000, 512_000, 900_000, 900_000, 900_000]);
  });

  it('is longer with an address, which many people may share', () => {
    expect(delayAfter(29, addressPatience)).toBe(0);
    expect(delayAfter(30, addressPatience)).toBeGreaterThan(0);
  });
});

describe('an address that is counted', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('is, for %s, %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});
