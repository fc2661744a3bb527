import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '../json.ts';
import type { EvaluationResult } from '../run-parsed.ts';
import type { Scope } from '../values.ts';
import { evaluateTemplate } from './evaluate-template.ts';
import { parseTemplate } from './parse-template.ts';
import type { TemplateProblem } from './read-template.ts';
import { sourcesOf, type Template } from './template.ts';

function parsed(json: JsonValue): Template {
  const result = parseTemplate(json);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.template;
}

function problemsOf(json: JsonValue): readonly TemplateProblem[] {
  const result = parseTemplate(json);
  return result.ok ? [] : result.problems;
}

function filled(json: JsonValue, scope: Scope = {}): EvaluationResult {
  return evaluateTemplate(parsed(json), scope);
}

describe('a template', () => {
  it('keeps the type of what an expression yields when the text is wholly that expression', () => {
    expect(filled('${ input.n }', { input: { n: 3 } })).toEqual({ ok: true, value: 3 });
    expect(filled('${input}', { input: { n: [1] } })).toEqual({ ok: true, value: { n: [1] } });
  });

  it('puts plain values into mixed text, and nothing for null', () => {
    const scope = { input: { a: 'x', b: 1.5, c: true, d: null } };
    expect(filled('[${input.a}|${input.b}|${input.c}|${input.d}]', scope)).toEqual({
      ok: true,
      value: '[x|1.5|true|]',
    });
  });

  it.each([
    ['list', [1]],
    ['object', { a: 1 }],
  ])('fails when a %s stands in mixed text', (_, value) => {
    expect(filled('a ${input}', { input: value })).toMatchObject({
      ok: false,
      error: { code: 'expression.failed', source: 'input' },
    });
  });

  it('fills lists and objects at any depth and keeps the order of keys', () => {
    const result = filled({ b: ['${ input }', { c: '/orders/${ input }' }], a: null }, { input: 7 });
    expect(JSON.stringify(result)).toBe('{"ok":true,"value":{"b":[7,{"c":"/orders/7"}],"a":null}}');
  });

  it('writes ${ for $${', () => {
    expect(filled('costs $${ input } and $5')).toEqual({ ok: true, value: 'costs ${ input } and $5' });
    expect(filled('$${a}${input}', { input: 1 })).toEqual({ ok: true, value: '${a}1' });
  });

  it('lets braces and strings inside an expression be', () => {
    expect(filled("${ {'a': '}'}.a }")).toEqual({ ok: true, value: '}' });
    expect(filled(`\${ "a'}" + '\\'}"' }!`)).toEqual({ ok: true, value: `a'}'}"!` });
    expect(filled('${ """a"}""" }')).toEqual({ ok: true, value: 'a"}' });
  });

  it('never evaluates what an expression yields', () => {
    const hostile = ['${ input.secret }', '$${x}', '{{secrets.X}}', '=1+1', '${', '}'];
    for (const text of hostile) {
      expect(filled('${ input.text }', { input: { text, secret: 's' } })).toEqual({ ok: true, value: text });
      expect(filled('<${ input.text }>', { input: { text, secret: 's' } })).toEqual({
        ok: true,
        value: `<${text}>`,
      });
    }
  });

  it('collapses what has no expression to one literal, and is plain JSON', () => {
    expect(parsed({ a: [1, 'b', { c: null }] })).toEqual({
      t: 'literal',
      value: { a: [1, 'b', { c: null }] },
    });
    const mixed = parsed({ a: '${ x }', b: ['c', 'd ${ y }'], e: {} });
    expect(JSON.parse(JSON.stringify(mixed))).toEqual(mixed);
    expect(sourcesOf(mixed)).toEqual(['x', 'y']);
  });

  it('reports every problem with the path of its text and the place in it', () => {
    const problems = problemsOf({ a: 'ok ${ 1 + }', 'b/c': ['${ x', '${ matches(x, "a") }'] });
    expect(problems.map(({ code, path, position }) => [code, path, position.offset])).toEqual([
      ['expression.syntax', '/a', 10],
      ['template.syntax', '/b~1c/0', 0],
      ['expression.refused', '/b~1c/1', 3],
    ]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses to write the key %s', (key) => {
    const json = JSON.parse(`{"a":{"${key}":{"polluted":true}}}`) as JsonValue;
    expect(problemsOf(json)).toMatchObject([{ code: 'template.key', path: `/a/${key}` }]);
  });

  it('refuses a template that is nested too deeply, without running out of stack', () => {
    let json: JsonValue = 1;
    for (let i = 0; i < 100_000; i++) json = [json];
    expect(problemsOf(json)).toMatchObject([{ code: 'template.limit' }]);
  });

  it('ends with expression.limit when all its parts together are too large', () => {
    const big = 'x'.repeat(100_000);
    const result = filled({ a: '${ input }', b: '${ input }', c: '${ input }' }, { input: big });
    expect(result).toMatchObject({ ok: false, error: { code: 'expression.limit' } });
  });

  it('ends at the first failing expression, and names it', () => {
    const result = filled({ a: '${ input.missing }', b: '${ 1 / 0 }' }, { input: {} });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'expression.failed', source: 'input.missing', position: { line: 1, column: 7 } },
    });
  });
});
