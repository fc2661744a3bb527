/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { LateMarkdown } from './late-markdown.tsx';
import { Markdown } from './markdown.tsx';
import { isPlain } from './plain.ts';

afterEach(cleanup);

const plain = [
  'Approve the refund of order 1042.',
  'Is 240.00 € (incl. tax) right? Ask Kim - or Sam; 50% = half!',
  'Größe: 12,5 cm #3 “quoted” ... 3 + 4',
  'www is a word, and so is http:',
];

const marked = [
  '**bold**',
  'a `word`',
  '_so_',
  '[a](https://a.example)',
  '# head',
  '- item',
  '+ item',
  '1. first',
  '2) second',
  '> said',
  'two\nlines',
  '    code',
  'line  ',
  'https://a.example',
  'see www.a.example',
  'kim@a.example',
  '&amp; more',
  '~~gone~~',
  '<b>markup</b>',
  'a \\* b',
  '---',
  '',
];

const drawn = (element: Parameters<typeof render>[0]): string => {
  const { container, unmount } = render(element);
  const { innerHTML } = container;
  unmount();
  return innerHTML;
};

describe('Markdown that comes late', () => {
  it.each(plain)('shows "%s" at once as it would be shown once read', (text) => {
    expect(isPlain(text)).toBe(true);
    expect(drawn(<LateMarkdown>{text}</LateMarkdown>)).toBe(drawn(<Markdown>{text}</Markdown>));
  });

  it.each(marked)('has %j read', (text) => {
    expect(isPlain(text)).toBe(false);
  });

  it('stands as it was written until it is read', async () => {
    const view = render(<LateMarkdown>{'**Now**'}</LateMarkdown>);
    expect(view.container.textContent).toBe('**Now**');
    expect((await view.findByText('Now')).tagName).toBe('STRONG');
  });
});
