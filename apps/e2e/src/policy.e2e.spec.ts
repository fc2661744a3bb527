import { beforeAll, describe, expect, it } from '@jest/globals';
import { House } from './house.ts';

let web: string;

beforeAll(async () => {
  web = (await House.open()).urls.web;
});

/** The directives of a policy by name. */
function directives(policy: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...rest] = part.trim().split(/\s+/);
      return [name, rest.join(' ')];
    }),
  );
}

async function page(path = '/sign-in'): Promise<{ readonly headers: Headers; readonly html: string }> {
  const answer = await fetch(web + path);
  return { headers: answer.headers, html: await answer.text() };
}

describe('the policy of a page', () => {
  it('lets in scripts with its nonce only, and nothing that makes code of text', async () => {
    const policy = directives((await page()).headers.get('content-security-policy') ?? '');
    expect(policy['script-src']).toMatch(/^'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'self'",
    });
    expect(JSON.stringify(policy)).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(policy['style-src']).not.toContain('unsafe-inline');
  });

  it('has a nonce of its own each time, and every script of the page carries it', async () => {
    const seen = new Set<string>();
    for (const path of ['/sign-in', '/', '/workflows', '/setup']) {
      const { headers, html } = await page(path);
      const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
      seen.add(nonce);
      const scripts = html.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
      expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i);
    }
    expect(seen.size).toBe(4);
  });

  it('keeps a password out of the address, also before the page can act', async () => {
    const { html } = await page('/sign-in');
    const forms = html.match(/<form\b[^>]*>/g) ?? [];
    expect(forms.length).toBeGreaterThan(0);
    expect(forms.filter((form) => !form.includes('method="post"'))).toEqual([]);
  });

  it('goes with headers that keep the page to itself', async () => {
    const { headers } = await page();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toMatch(/no-store/);
  });

  it('of the worker that compiles schemas lets it call nobody', async () => {
    const answer = await fetch(`${web}/workers/checks.js`);
    const policy = directives(answer.headers.get('content-security-policy') ?? '');
    expect(policy['connect-src']).toBe("'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is not got round by headers that only the server may set', async () => {
    const answer = await fetch(`${web}/`, {
      headers: {
        'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy',
        'x-nonce': 'chosen',
        'content-security-policy': "script-src 'unsafe-inline'",
      },
    });
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).not.toMatch(/chosen|script-src 'unsafe-inline'/);
  });
});

describe('the stream of changes', () => {
  it('comes through the web application unbuffered', async () => {
    const house = await House.open();
    const password = await house.passwordOf('ana');
    const opened = await fetch(`${web}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'ana', password }),
    });
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const ending = new AbortController();
    const stream = await fetch(`${web}/api/v1/stream`, { headers: { cookie }, signal: ending.signal });
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(stream.headers.get('content-encoding')).toBeNull();
    const reader = stream.body?.getReader();
    const first = await reader?.read();
    // The server has just begun: a proxy that waits for more would show nothing.
    expect(Buffer.from(first?.value ?? []).toString()).toContain('retry:');
    ending.abort();
  });
});
