import { said } from '@fermata/model';
import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js';
import { compileNode } from './compile.ts';
import { LIMITS } from './limits.ts';
import { toProblem, type ExpressionProblem, type Finding } from './problem.ts';
import type { Run } from './run.ts';
import type { Node } from './syntax.ts';
import { translate } from './translate.ts';

/** An expression that may be evaluated any number of times. Hold it yourself: this room keeps nothing. */
export interface Parsed {
  readonly source: string;
  readonly root: Node;
  /** The compiled form; only this room calls it. */
  readonly run: Run;
}

/** What parsing yields: the expression, or everything that is wrong with its text. */
export type ParseResult =
  | { readonly ok: true; readonly expression: Parsed }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/** Only the grammar of the library is used; its evaluator, type checker and built-in functions are not. */
const GRAMMAR = new Environment({
  limits: {
    maxAstNodes: LIMITS.astNodes,
    maxDepth: LIMITS.nesting,
    maxListElements: LIMITS.astNodes,
    maxMapEntries: LIMITS.astNodes,
    maxCallArguments: 16,
  },
});

/**
 * Parses an expression. Never throws: a text that is no expression, is too large, or uses what the language
 * refuses gives problems (`expression.syntax`, `.limit`, `.refused`, `.unknownFunction`, `.arguments`).
 */
export function parseExpression(source: string): ParseResult {
  const read = readSource(source);
  if ('code' in read) return refuse(source, [read]);
  const { node, findings } = translate(read, source);
  if (findings.length > 0) return refuse(source, findings);
  return { ok: true, expression: Object.freeze({ source, root: node, run: compileNode(node) }) };
}

function refuse(source: string, findings: readonly Finding[]): ParseResult {
  return { ok: false, problems: findings.map((finding) => toProblem(source, finding)) };
}

function readSource(source: string): ASTNode | Finding {
  if (source.length > LIMITS.sourceLength) {
    const message = said`an expression longer than ${{ most: LIMITS.sourceLength }} characters`;
    return { code: 'expression.limit', message, at: LIMITS.sourceLength };
  }
  try {
    return GRAMMAR.parse(source).ast;
  } catch (error) {
    return findingOf(error);
  }
}

/** Whatever is no ParseError is a stack that ran out on a text of nothing but prefixes. */
function findingOf(error: unknown): Finding {
  if (!(error instanceof ParseError)) {
    return { code: 'expression.limit', message: said`an expression nested too deeply`, at: 0 };
  }
  const code = error.code === 'limit_exceeded' ? 'expression.limit' : 'expression.syntax';
  return { code, message: error.summary, at: error.range?.start ?? 0 };
}
