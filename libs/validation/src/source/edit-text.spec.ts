import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyChange, differences, insertOnEdge, isRefused, renameStep, setField } from '@fermata/editing';
import type { Change, Proposal } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import { canonicalJson } from '@fermata/model';
import { parseDocument } from 'yaml';
import { readExamples } from '../examples.fixture.ts';
import { editText } from './edit-text.ts';
import { parseSource, toYaml } from './parse.ts';
import { patch } from './patch.ts';
import { spliced } from './splice.ts';

const examples = readExamples();
const refund = examples.find(({ value }) => value.name === 'refund-approval') ?? examples[0]!;

function change(proposal: Proposal): Change {
  if (isRefused(proposal)) throw new Error(proposal.refused.message);
  return proposal;
}

/** Lines that one text has and the other has not, either way. */
function linesChanged(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

/** A value somewhere in a document replaced, removed or moved by chance. */
function tampered(value: JsonValue, dice: readonly number[]): JsonValue {
  const [turn = 0, ...rest] = dice;
  if (Array.isArray(value)) return tamperedList(value as readonly JsonValue[], turn, rest);
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const key = keys[turn % Math.max(keys.length, 1)];
    if (key === undefined) return { fresh: turn };
    const object = value as Record<string, JsonValue>;
    if (rest.length > 1) return { ...object, [key]: tampered(object[key] as JsonValue, rest) };
    if (turn % 3 === 0) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
    if (turn % 3 === 1) return { ...object, [`fresh${turn % 4}`]: { a: [turn, 'x: y'], b: "it's\ntwo" } };
    return Object.fromEntries(
      Object.entries(object).map(([name, one]) => [name === key ? 'renamed' : name, one]),
    );
  }
  return turn % 2 === 0 ? `text ${turn} # no: comment` : turn;
}

function tamperedList(list: readonly JsonValue[], turn: number, rest: readonly number[]): JsonValue {
  const at = turn % Math.max(list.length, 1);
  const item = list[at];
  if (item === undefined) return [turn];
  if (rest.length > 1) return list.map((one, index) => (index === at ? tampered(one, rest) : one));
  if (turn % 3 === 0) return list.filter((_, index) => index !== at);
  if (turn % 3 === 1) return [{ to: 'fresh', when: `input.n > ${turn}` }, ...list];
  return [...list.slice(at), ...list.slice(0, at)];
}

describe('a change in a source text', () => {
  it('says the same as the changed definition, whatever changed, and keeps every comment that still has a place', () => {
    let kept = 0;
    let all = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.array(fc.nat(999), { minLength: 1, maxLength: 6 }),
        ({ text, source }, dice) => {
          const after = tampered(source.value, dice);
          const edited = editText(text, 'yaml', differences(source.value, after));
          expect(edited).toBeDefined();
          expect(canonicalJson(parseSource(edited ?? '', 'yaml').value)).toBe(canonicalJson(after));
          const document = parseDocument(text, { version: '1.2', schema: 'core' });
          const direct = spliced(text, patch(text, document.contents, source.value, after));
          const isDirect = canonicalJson(parseSource(direct, 'yaml').value) === canonicalJson(after);
          all += 1;
          kept += isDirect ? 1 : 0;
        },
      ),
      { numRuns: 60 },
    );
    expect(kept).toBe(all);
  });

  it('touches one line for one field', () => {
    const { text, source } = refund;
    const edited = editText(
      text,
      'yaml',
      change(setField(source.value, '/steps/loadOrder/timeout', 'PT30S')),
    );
    expect(linesChanged(text, edited ?? '')).toEqual(['- timeout: PT20S', '+ timeout: PT30S']);
  });

  it('keeps comments and the way things are written', () => {
    const text = [
      '# the whole',
      'steps: # all of them',
      '  # the first',
      '  a:',
      '    type: "set"   # quoted',
      '    next: [ {to: b} ]',
      '',
      '  # the second',
      '  b: { type: end }',
      '',
    ].join('\n');
    const value = parseSource(text, 'yaml').value;
    const edited = editText(text, 'yaml', {
      label: { key: 'x' },
      edits: [
        { op: 'rename', path: '/steps/b', key: 'done' },
        { op: 'set', path: '/steps/a/next/0/to', value: 'done' },
        { op: 'set', path: '/steps/a/title', value: 'First: of all', at: 1 },
      ],
    });
    expect(value).toBeDefined();
    expect(edited).toBe(
      [
        '# the whole',
        'steps: # all of them',
        '  # the first',
        '  a:',
        '    type: "set"   # quoted',
        "    title: 'First: of all'",
        '    next: [ {to: done} ]',
        '',
        '  # the second',
        '  done: { type: end }',
        '',
      ].join('\n'),
    );
  });

  it('shows a renamed step in every line that names it, and in no other', () => {
    const edited = editText(refund.text, 'yaml', change(renameStep(refund.source.value, 'pay', 'payBack')));
    const lines = linesChanged(refund.text, edited ?? '');
    const removed = lines.filter((line) => line.startsWith('-'));
    expect(removed.every((line) => /\bpay\b/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('+'))).toEqual(
      removed.map((line) =>
        line.replace(/^-/, '+').replace(/(: |steps\.|[ ])pay\b(?=[:.]|,| \})/, '$1payBack'),
      ),
    );
  });

  it('shows a step in a way as the way and the step', () => {
    const inserted = insertOnEdge(refund.source.value, '/steps/loadOrder/next/1', { step: { type: 'set' } });
    expect(linesChanged(refund.text, editText(refund.text, 'yaml', change(inserted)) ?? '')).toEqual([
      '- - { to: review }',
      '+ - { to: set }',
      '+ set: { type: set, next: [{ to: review }] }',
    ]);
  });

  it('keeps the indentation of JSON', () => {
    const text = '{\n    "a": 1,\n    "b": [2]\n}\n';
    const edited = editText(text, 'json', {
      label: { key: 'x' },
      edits: [{ op: 'set', path: '/b/0', value: 3 }],
    });
    expect(edited).toBe('{\n    "a": 1,\n    "b": [\n        3\n    ]\n}\n');
  });

  it('gives nothing for a broken text, or a change that does not fit', () => {
    const edit: Change = { label: { key: 'x' }, edits: [{ op: 'remove', path: '/none' }] };
    expect(editText('a: [', 'yaml', edit)).toBeUndefined();
    expect(editText('a: 1', 'yaml', edit)).toBeUndefined();
    expect(isRefused(applyChange({ a: 1 }, edit))).toBe(true);
  });

  it('writes any value into any text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
        const [before, after] = JSON.parse(JSON.stringify([one, other])) as [JsonValue, JsonValue];
        const text = toYaml(before);
        fc.pre(
          parseSource(text, 'yaml').problems.length === 0 &&
            !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(after)),
        );
        const edited = editText(text, 'yaml', differences(before, after));
        fc.pre(parseSource(toYaml(after), 'yaml').problems.length === 0);
        expect(canonicalJson(parseSource(edited ?? '', 'yaml').value)).toBe(canonicalJson(after));
      }),
      { numRuns: 60 },
    );
  });
});
