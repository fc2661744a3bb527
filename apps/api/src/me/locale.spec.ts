import { describe, expect, it } from '@jest/globals';
import { isLanguage, isZone } from './locale.ts';

describe('zone and language', () => {
  it('are known ones', () => {
    expect(['Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia'].every(isZone)).toBe(true);
    expect(['', 'Mars/Olympus', 3, null].some(isZone)).toBe(false);
    expect(['en', 'de-CH', 'zh-Hant-TW'].every(isLanguage)).toBe(true);
    expect(['', 'not a language', 'd', 7].some(isLanguage)).toBe(false);
  });
});
