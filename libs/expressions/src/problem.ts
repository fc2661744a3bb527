import { fixOf, phraseOf, said, wordsOf, type Phrase, type Problem, type Words } from '@fermata/model';

/** Where in a source text something is: offset from 0, line and column from 1. */
export interface SourcePosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Codes of findings about the text of an expression or a template. */
export type ExpressionProblemCode =
  | 'expression.syntax'
  | 'expression.refused'
  | 'expression.limit'
  | 'expression.unknownFunction'
  | 'expression.arguments'
  | 'expression.unknownName'
  | 'expression.unknownField'
  | 'expression.openField'
  | 'expression.maybeMissing'
  | 'expression.maybeNull'
  | 'expression.type'
  | 'template.syntax'
  | 'template.key'
  | 'template.limit';

/** One finding about an expression. `fix` is a sentence that says what to write instead. */
export interface ExpressionProblem {
  readonly code: ExpressionProblemCode;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly position: SourcePosition;
  readonly fix?: string;
  /** Message and fix as phrases with their values, for other languages. */
  readonly said?: Phrase;
  readonly saidFix?: Phrase;
}

/** The line and column of an offset; an offset past the end is the end. */
export function positionAt(source: string, offset: number): SourcePosition {
  const before = source.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    offset: before.length,
    line: before.split('\n').length,
    column: before.length - lineStart + 1,
  };
}

/** What a finding says, before it is placed in its source. */
export interface Finding {
  readonly code: ExpressionProblemCode;
  readonly message: Words;
  readonly at: number;
  readonly severity?: 'error' | 'warning';
  readonly fix?: Words | undefined;
}

/** Places a finding in its source. */
export function toProblem(source: string, finding: Finding): ExpressionProblem {
  const { code, message, at, severity = 'error', fix } = finding;
  return { code, severity, position: positionAt(source, at), ...wordsOf(message, fix) };
}

/** A finding as a problem at a place of a document; its words tell the column in the text there. */
export function problemAt(path: string, found: ExpressionProblem): Problem {
  const { code, severity, position } = found;
  const message = said`${{ problem: phraseOf(found) }} (column ${{ column: position.column }})`;
  return { code, path, severity, ...wordsOf(message, fixOf(found)) };
}
