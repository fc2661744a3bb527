import { parseExpression, referencedPaths } from '@fermata/expressions';
import { phraseOf, said, type Phrase } from '@fermata/model';
import { BOUND_NAMES, literalOf } from './literal.ts';
import { splitTests } from './split-tests.ts';
import type { Cell, ColumnType, Interval, Test } from './table.ts';

/** A cell as it is compared, or what is wrong with its text. */
export type ParsedCell = { readonly cell: Cell | undefined } | { readonly problem: Phrase };

/**
 * Reads the text of a cell: `-` is anything (no cell), commas separate tests of which one must hold, `not(…)` turns them
 * around. A test is a value, a comparison, an interval, or an expression; one that does not mention `value` is compared
 * with it. In a column of texts a single word needs no quotes.
 */
export function parseCell(text: string, type: ColumnType): ParsedCell {
  const trimmed = text.trim();
  if (trimmed === '-') return { cell: undefined };
  const tests: Test[] = [];
  for (const part of splitTests(trimmed)) {
    const test = parseTest(part.trim(), type);
    if (isProblem(test)) return test;
    tests.push(test.test);
  }
  return { cell: tests };
}

type ParsedTest = { readonly test: Test } | { readonly problem: Phrase };

function isProblem(parsed: ParsedTest | ParsedCell): parsed is { readonly problem: Phrase } {
  return 'problem' in parsed;
}

function parseTest(text: string, type: ColumnType): ParsedTest {
  if (text === '') return { problem: said`a test is missing; \`-\` stands for anything` };
  const shaped = parseNegation(text, type) ?? parseInterval(text, type) ?? parseComparison(text, type);
  if (shaped !== undefined) return shaped;
  const literal = literalOf(text, type);
  return literal === undefined ? expression(text) : { test: literal };
}

function parseNegation(text: string, type: ColumnType): ParsedTest | undefined {
  const [, denied] = /^not\s*\((.*)\)$/s.exec(text) ?? [];
  if (denied === undefined) return undefined;
  const inner = parseCell(denied, type);
  if (isProblem(inner)) return inner;
  return inner.cell === undefined ? { problem: said`\`not(-)\` never holds` } : { test: { not: inner.cell } };
}

const BOUNDS = Object.freeze({ '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const);

function parseInterval(text: string, type: ColumnType): ParsedTest | undefined {
  const [, opening, from, to, closing] = /^([[(])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])])$/s.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const [above, below] = [opening === '[' ? '>=' : '>', closing === ']' ? '<=' : '<'] as const;
  const [low, high] = [literalOf(from, type), literalOf(to, type)];
  if (low === undefined || high === undefined) {
    return expression(`${compared(type, above, from)} && ${compared(type, below, to)}`);
  }
  return { test: { [BOUNDS[above]]: low, [BOUNDS[below]]: high } satisfies Interval };
}

function parseComparison(text: string, type: ColumnType): ParsedTest | undefined {
  const [, written, operand] = /^(<=|>=|<|>|==|!=|=)\s*(.+)$/s.exec(text) ?? [];
  if (written === undefined || operand === undefined) return undefined;
  const operator = written === '=' ? '==' : (written as '<' | '<=' | '>' | '>=' | '==' | '!=');
  const literal = literalOf(operand, type);
  if (literal === undefined) return expression(compared(type, operator, operand));
  if (operator === '==') return { test: literal };
  if (operator === '!=') return { test: { not: [literal] } };
  return { test: { [BOUNDS[operator]]: literal } satisfies Interval };
}

function compared(type: ColumnType, operator: string, operand: string): string {
  return type === 'date-time'
    ? `timestamp(value) ${operator} timestamp(${operand})`
    : `value ${operator} (${operand})`;
}

function expression(text: string): ParsedTest {
  const parsed = parseExpression(text);
  if (!parsed.ok)
    return {
      problem: said`\`${{ text }}\`: ${{ problem: parsed.problems[0] === undefined ? '' : phraseOf(parsed.problems[0]) }}`,
    };
  const roots = referencedPaths(text).map(([root]) => root ?? '');
  const stranger = roots.find((root) => !BOUND_NAMES.includes(root));
  if (stranger !== undefined)
    return { problem: said`there is no \`${{ name: stranger }}\` here; a text stands in quotes` };
  return { test: { cel: roots.includes('value') ? text : `value == (${text})` } };
}
