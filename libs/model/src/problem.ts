import { inEnglish, type Phrase } from './phrase.ts';

/** How much a problem weighs: errors refuse a publish, warnings are shown, hints are advice. */
export type Severity = 'error' | 'warning' | 'hint';

/** A place in a source text; line and column count from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** One finding about a document. Findings come in lists: all of them, never only the first. */
export interface Problem {
  /** Dotted code, such as `reference.unknown`. */
  readonly code: string;
  /** JSON Pointer of the place in the document; it resolves there. */
  readonly path: string;
  /** One plain sentence. */
  readonly message: string;
  readonly severity: Severity;
  /** What would mend it, such as "did you mean `approve`?". */
  readonly fix?: string;
  /** The message as a phrase with its values, for other languages; absent where the message itself is all of it. */
  readonly said?: Phrase;
  /** The same of `fix`. */
  readonly saidFix?: Phrase;
  /** Where in the source text; added by whoever parsed the text. */
  readonly at?: SourcePlace;
  /** A run that shows it, one decision of a visit after the other; a graph can draw it. */
  readonly trace?: readonly TraceStep[];
}

/** What one visit of a run decides: the entries of `next` or `catch` that it takes. */
export interface TraceStep {
  readonly step: string;
  readonly kind: 'next' | 'catch' | 'skip' | 'end' | 'deadlock';
  readonly entries: readonly number[];
}

/** Builds an error problem. */
export function errorAt(path: string, code: string, message: Words, fix?: Words): Problem {
  return { code, path, severity: 'error', ...wordsOf(message, fix) };
}

/** Builds a warning problem. */
export function warningAt(path: string, code: string, message: Words, fix?: Words): Problem {
  return { code, path, severity: 'warning', ...wordsOf(message, fix) };
}

/** What a problem says: a phrase, or words that are nobody's to translate. */
export type Words = Phrase | string;

/** The members of a finding that say what it is and what would mend it. */
export function wordsOf(message: Words, fix?: Words): Pick<Problem, 'message' | 'fix' | 'said' | 'saidFix'> {
  const said = spoken(message);
  const saidFix = fix === undefined ? undefined : spoken(fix);
  return {
    message: textOf(message),
    ...(fix === undefined ? {} : { fix: textOf(fix) }),
    ...(said === undefined ? {} : { said }),
    ...(saidFix === undefined ? {} : { saidFix }),
  };
}

/** The message of a finding as a phrase again, to say more around it. */
export function phraseOf({ message, said }: Pick<Problem, 'message' | 'said'>): Phrase {
  return said ?? { template: message, values: {} };
}

/** The fix of a finding as a phrase again. */
export function fixOf({ fix, saidFix }: Pick<Problem, 'fix' | 'saidFix'>): Phrase | undefined {
  return saidFix ?? (fix === undefined ? undefined : { template: fix, values: {} });
}

function textOf(words: Words): string {
  return typeof words === 'string' ? words : inEnglish(words);
}

/** A phrase without values is found by its own words. */
function spoken(words: Words): Phrase | undefined {
  return typeof words === 'string' || Object.keys(words.values).length === 0 ? undefined : words;
}

/** Whether these problems refuse a publish. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((entry) => entry.severity === 'error');
}

/** Sorts by place, then severity, then code, so that equal documents give equal lists; equal problems are dropped. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const byKey = new Map(problems.map((entry) => [`${entry.path}\n${entry.code}\n${entry.message}`, entry]));
  return [...byKey.values()].sort(compareProblems);
}

const weights = Object.freeze({ error: 0, warning: 1, hint: 2 });

function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.path, b.path) ||
    weights[a.severity] - weights[b.severity] ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
