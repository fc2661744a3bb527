import { describe, expect, it } from '@jest/globals';
import { browserWords } from './browser-words.ts';

describe('a browser in words', () => {
  it('is read from what it says of itself', () => {
    const safari =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0';
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
    expect(browserWords(safari)).toEqual({ browser: 'Safari', system: 'iOS' });
    expect(browserWords(edge)).toEqual({ browser: 'Edge', system: 'Windows' });
    expect(browserWords(firefox)).toEqual({ browser: 'Firefox', system: 'Linux' });
  });

  it('stays itself when it is none, and short', () => {
    expect(browserWords('curl/8.9')).toEqual({ browser: 'curl/8.9' });
    expect(browserWords('x'.repeat(500)).browser).toHaveLength(60);
  });
});
