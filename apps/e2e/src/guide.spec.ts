import { describe, expect, it } from '@jest/globals';
import { blocksOf, shellLine } from './guide.ts';

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
});
