/**
 * Limits of the language. The first group acts when an expression is parsed (at publish), the second while
 * it is evaluated. An operation is about one evaluated AST node; functions charge by the size of what they touch.
 */
export const LIMITS = Object.freeze({
  sourceLength: 8_192,
  astNodes: 1_000,
  nesting: 32,
  macroNesting: 2,
  templateDepth: 64,
  patternLength: 1_000,
  operations: 500_000,
  stringLength: 1_048_576,
  listLength: 50_000,
  outputBytes: 262_144,
  outputDepth: 128,
});
