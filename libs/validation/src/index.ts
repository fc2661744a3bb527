export type { ParsedSource, SourceFormat } from './source/parse.ts';
export { parseSource, toYaml, withPlaces } from './source/parse.ts';
export { editText, rewriteText } from './source/edit-text.ts';
export { sourceLimits } from './source/guard.ts';
export { shapeLimits, shapeProblems } from './shape.ts';
export { validateSchema } from './definition-validator.ts';
export { schemas } from './generated/schemas.ts';
export { authorSchemaLimits, authorSchemaProblems } from './author/meta.ts';
export type { SchemaCompilation, SchemaValidator, Verdict } from './author/validator.ts';
export { createSchemaValidator } from './author/validator.ts';
export { SchemaValidators } from './author/cache.ts';
export type { Judgement } from './judge.ts';
export { judge } from './judge.ts';
export type { Known, KnownImplementation } from './rules/known.ts';
export type { Published } from './references/published.ts';
export {
  calendarReference,
  decisionReference,
  eventReference,
  formReference,
  taskReference,
  workflowReference,
} from './references/published.ts';
export { referencesAmong } from './references/among.ts';
export type { ReferenceSlot } from './references/reference-slots.ts';
export { referenceSlots } from './references/reference-slots.ts';
