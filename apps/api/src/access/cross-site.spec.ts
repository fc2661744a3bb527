import { describe, expect, it } from '@jest/globals';
import { defendCrossSite } from './cross-site.ts';
import type { Subject } from './subject.ts';

const session: Subject['via'] = {
  kind: 'session',
  sessionId: 's',
  hash: 'h',
  csrf: 'the value of this session',
  expiresAt: new Date(0),
  isDue: false,
};
const token: Subject['via'] = { kind: 'token', tokenId: 't', expiresAt: new Date(0) };

function judge(method: string, via: Subject['via'] | undefined, csrf?: string, fetchSite?: string): string {
  try {
    defendCrossSite({ method, csrf, fetchSite }, via);
    return 'passes';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('the defence against other sites', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('demands the CSRF value for %s with a session', (method) => {
    expect(judge(method, session)).toBe('access.csrf');
    expect(judge(method, session, 'the value of another session')).toBe('access.csrf');
    expect(judge(method, session, '')).toBe('access.csrf');
    expect(judge(method, session, 'the value of this session')).toBe('passes');
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('lets %s read', (method) => {
    expect(judge(method, session)).toBe('passes');
  });

  it('refuses what the browser calls cross-site, with the right value and before sign-in too', () => {
    expect(judge('POST', session, 'the value of this session', 'cross-site')).toBe('access.csrf');
    expect(judge('POST', undefined, undefined, 'cross-site')).toBe('access.csrf');
    expect(judge('POST', undefined, undefined, 'same-origin')).toBe('passes');
  });

  it('asks nothing of a token, which no browser sends by itself', () => {
    expect(judge('POST', token, undefined, 'cross-site')).toBe('passes');
  });
});
