export type { ParsedSource, SourceFormat } from './source/parse.ts';
export { parseSource, toYaml, withPlaces } from './source/parse.ts';
export { sourceLimits } from './source/guard.ts';
export { shapeLimits, shapeProblems } from './shape.ts';
export { validateSchema } from './definition-validator.ts';
export { schemas } from './generated/schemas.ts';
