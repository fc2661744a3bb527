import { Lexer } from 'yaml';
import type { Problem } from '@fermata/model';
import { errorAt, said } from '@fermata/model';

/** What a source text may have at most. The YAML parser recurses and allocates by depth: these are checked before it. */
export const sourceLimits = Object.freeze({ bytes: 1_048_576, depth: 64, tokens: 250_000, aliases: 100 });

interface Count {
  tokens: number;
  flow: number;
  line: number;
  aliases: number;
}

/** Refuses a text that would cost the parser more than its size says. */
export function guardSource(text: string): Problem | undefined {
  if (byteLength(text) > sourceLimits.bytes)
    return errorAt(
      '',
      'source.size',
      said`The text is larger than 1 MiB.`,
      said`split it into several definitions`,
    );
  const count: Count = { tokens: 0, flow: 0, line: 0, aliases: 0 };
  for (const token of new Lexer().lex(text)) {
    countToken(count, token);
    const problem = exceeded(count);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** UTF-8 length; stops counting past the limit's worst case. */
function byteLength(text: string): number {
  return text.length > sourceLimits.bytes ? text.length : new TextEncoder().encode(text).length;
}

function countToken(count: Count, token: string): void {
  count.tokens += 1;
  if (token.startsWith('*')) count.aliases += 1;
  if (token === '\n' || token === '\r\n') count.line = 0;
  count.flow += flowStep[token] ?? 0;
  // Within brackets only brackets nest: a JSON object may have any number of members in one line.
  if (count.flow === 0) count.line += lineStep[token] ?? 0;
}

const flowStep: Readonly<Record<string, number>> = Object.freeze({ '[': 1, '{': 1, ']': -1, '}': -1 });
const lineStep: Readonly<Record<string, number>> = Object.freeze({ '-': 1, '?': 1, ':': 1 });

function exceeded(count: Count): Problem | undefined {
  if (Math.max(count.flow, count.line - 1) > sourceLimits.depth)
    return errorAt(
      '',
      'source.depth',
      said`The text nests deeper than ${{ most: sourceLimits.depth }} levels.`,
    );
  if (count.tokens > sourceLimits.tokens)
    return errorAt('', 'source.size', said`The text has too many parts.`);
  if (count.aliases > sourceLimits.aliases)
    return errorAt(
      '',
      'source.aliases',
      said`The text has more than ${{ most: sourceLimits.aliases }} aliases.`,
    );
  return undefined;
}
