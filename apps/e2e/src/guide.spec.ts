import { describe, expect, it } from '@jest/globals';
import { blocksOf, shellLine, stepsBelow } from './guide.ts';

describe('a guide', () => {
  it('gives its blocks of code with the files that they name', () => {
    const text = 'Words\n\n```js\n// a/b.mjs\nx();\n```\n\nmore\n\n```sh\nls\n```\n';
    expect(blocksOf(text)).toEqual([
      { language: 'js', file: 'a/b.mjs', text: '// a/b.mjs\nx();\n' },
      { language: 'sh', text: 'ls\n' },
    ]);
  });

  it('gives its lines as a shell would cut them', () => {
    expect(shellLine(`A=b,./c npm start   # all of it`)).toEqual({
      env: { A: 'b,./c' },
      words: ['npm', 'start'],
    });
    expect(shellLine(`npx x --input '{"a": 1}'`).words).toEqual(['npx', 'x', '--input', '{"a": 1}']);
  });

  it('gives what its numbered steps name, across the ends of lines', () => {
    const text =
      '# Guide\n\n## First\n\n1. Open **New\n   workflow**, take _A\n   template_.\n2. Press **Test**.\n\n## More\n\n1. **No**\n';
    expect(stepsBelow(text, 'First')).toEqual([
      { labels: ['New workflow'], words: ['A template'] },
      { labels: ['Test'], words: [] },
    ]);
    expect(stepsBelow(text, 'Nowhere')).toEqual([]);
  });

  it('leaves to no step the paragraph that follows the last', () => {
    const text = '# Guide\n\n## First\n\n1. See **Done**.\n\n   Also **Mine**.\n\nThe **Filter** narrows.\n';
    expect(stepsBelow(text, 'First')).toEqual([{ labels: ['Done', 'Mine'], words: [] }]);
  });
});
