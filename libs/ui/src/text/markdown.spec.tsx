/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { Markdown } from './markdown.tsx';

afterEach(cleanup);

const shown = (text: string) => render(<Markdown>{text}</Markdown>).container;

describe('text with Markdown in it', () => {
  it.each([
    '<script>alert("xss")</script>',
    '<img src=x onerror=alert("xss")>',
    'the field <amount> is empty',
    '> <b>quoted</b>',
    '- <svg onload=alert("xss")>',
  ])('keeps markup as what was written: %s', (text) => {
    const container = shown(text);
    expect(container.textContent?.trim()).toBe(text.replace(/^[->] /, ''));
    expect(container.querySelector('script, img, b, svg')).toBeNull();
  });

  it('keeps what stands around markup, and what it means', () => {
    const container = shown('before\n\n<div>\nin **it**\n</div>\n\n**after**');
    expect(container.textContent).toMatch(/before\s+<div>\s+in \*\*it\*\*\s+<\/div>\s+after/);
    expect([...container.querySelectorAll('strong')].map(({ textContent }) => textContent)).toEqual([
      'after',
    ]);
  });

  it.each(['[go](javascript:alert(1))', '[go](data:text/html,x)', '[go](vbscript:x)'])(
    'leads nowhere by %s',
    (text) => {
      const container = shown(text);
      expect(container.textContent).toContain('go');
      expect(container.querySelector('a')?.getAttribute('href') ?? '').toBe('');
    },
  );

  it('asks no other host for a picture', () => {
    expect(shown('![seen](https://evil.invalid/pixel.png)').querySelector('img')).toBeNull();
  });
});
