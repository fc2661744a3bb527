import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '@fermata/model';
import { errorAt } from '@fermata/model';
import { shapeProblems } from '../shape.ts';
import { parseSource, toYaml, withPlaces } from './parse.ts';

const codes = (text: string, format: 'yaml' | 'json' = 'yaml'): string[] =>
  parseSource(text, format).problems.map((problem) => problem.code);

describe('reading a source text', () => {
  it('reads YAML 1.2, where `on` and `no` are words', () => {
    const { value, problems } = parseSource(
      'on: no # a comment\nn: 0o10\nlist: [1, 2.5, true, null]',
      'yaml',
    );
    expect(problems).toEqual([]);
    expect(value).toEqual({ on: 'no', n: 8, list: [1, 2.5, true, null] });
  });

  it('reads JSON, and only JSON, when told so', () => {
    expect(parseSource('{"a": [1, {"b": null}]}', 'json').value).toEqual({ a: [1, { b: null }] });
    expect(codes('a: 1', 'json')).toEqual(['source.syntax']);
    expect(codes('{"a": 1, "a": 2}', 'json')).toEqual(['source.duplicate']);
  });

  it('finds line and column of a pointer, through aliases, and the nearest place of one that leads nowhere', () => {
    const source = parseSource(
      'base: &b\n  x: 1\nsteps:\n  pay:\n    next:\n      - to: a\n      - to: b\n  other: *b\n',
      'yaml',
    );
    expect(source.problems).toEqual([]);
    expect(source.locate('/steps/pay/next/1/to')).toEqual({ line: 7, column: 9 });
    expect(source.locate('/steps/other/x')).toEqual({ line: 2, column: 3 });
    expect(source.locate('/steps/pay/nothing/here')).toEqual({ line: 4, column: 3 });
    const placed = withPlaces([errorAt('/steps/pay', 'x', 'y')], source);
    expect(placed[0]?.at).toEqual({ line: 4, column: 3 });
  });

  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3', 'source.duplicate'],
    ['`__proto__`', 'a: { __proto__: { admin: true } }', 'source.key'],
    ['a merge key', 'a: &x { y: 1 }\nb: { <<: *x }', 'source.key'],
    ['a list as key', '? [a]\n: 1', 'source.key'],
    ['an unknown tag', 'a: !js 1', 'source.syntax'],
    ['two documents', 'a: 1\n---\nb: 2', 'source.syntax'],
    ['another version of YAML', '%YAML 1.1\n---\na: yes', 'source.syntax'],
    ['a number that is none', 'a: .inf', 'document.number'],
    ['half a surrogate pair', '{"a": "\\ud800"}', 'document.text'],
    ['a NUL', '{"a": "\\u0000"}', 'document.text'],
    ['an alias of what holds it', 'a: &a [*a]', 'document.depth'],
    ['an unknown alias', 'a: *b', 'source.aliases'],
  ])('refuses %s', (_title, text, code) => {
    expect(codes(text)).toContain(code);
  });

  it('takes a JSON object with many members in one line: they do not nest', () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`member${index}`, index]));
    expect(codes(JSON.stringify(wide))).toEqual([]);
  });

  it.each([
    ['open brackets', '['.repeat(900_000), 'source.depth'],
    ['5,000 closed brackets', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'source.depth'],
    ['dashes', '- '.repeat(400_000), 'source.depth'],
    ['indentation', Array.from({ length: 100 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'document.depth'],
    ['a nest of aliases', aliasBomb(), 'source.aliases'],
    [
      'many aliases',
      Array.from({ length: 200 }, (_, i) => `- &a${i} x\n- *a${i}`).join('\n'),
      'source.aliases',
    ],
    ['size', `a: ${'x'.repeat(1_100_000)}`, 'source.size'],
    ['parts', ': '.repeat(20).concat('\n').repeat(20_000), 'source.size'],
  ])('refuses a bomb of %s', (_title, text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it('says where a syntax error is', () => {
    const [problem] = parseSource('a: 1\nb: "open', 'yaml').problems;
    expect(problem?.at?.line).toBe(2);
  });

  it('reads every JSON value as JSON does, and every YAML that it wrote itself', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, depthSize: 'small' }), (value) => {
        fc.pre(shapeProblems(value).length === 0 && !JSON.stringify(value).includes('"<<"'));
        const written = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(parseSource(JSON.stringify(value, null, '\t'), 'json').value).toEqual(written);
        expect(parseSource(toYaml(written), 'yaml').value).toEqual(written);
      }),
      { numRuns: 500 },
    );
  });

  it('writes YAML that reads back the same', () => {
    const value = {
      on: 'no',
      text: 'two\nlines',
      n: '1',
      list: [{ a: null }],
      empty: {},
      dollar: '${ input.x }',
    };
    expect(parseSource(toYaml(value), 'yaml').value).toEqual(value);
  });
});

function aliasBomb(): string {
  const lines = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`);
  return ['l0: &l0 [x]', ...lines].join('\n');
}
