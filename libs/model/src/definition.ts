import type {
  CalendarDefinition,
  ComponentDefinition,
  DecisionDefinition,
  EventDefinition,
  IntegrationDefinition,
  RecordTypeDefinition,
  Step,
  TaskDefinition,
  TestDefinition,
  WorkflowDefinition,
} from './generated/definitions.ts';

/** Any definition. */
export type Definition =
  | WorkflowDefinition
  | TaskDefinition
  | EventDefinition
  | IntegrationDefinition
  | ComponentDefinition
  | RecordTypeDefinition
  | DecisionDefinition
  | CalendarDefinition
  | TestDefinition;

/** Kind of a definition. */
export type DefinitionKind = Definition['kind'];

/** Type of a step. */
export type StepType = Step['type'];

/** All kinds, in the order in which a set of definitions is best deployed: what is referred to comes first. */
export const definitionKinds = Object.freeze([
  'calendar',
  'event',
  'integration',
  'record-type',
  'component',
  'decision',
  'task',
  'workflow',
  'test',
] as const satisfies readonly DefinitionKind[]);

/** Tells the name of a kind from any other value. */
export function isDefinitionKind(value: unknown): value is DefinitionKind {
  return definitionKinds.some((kind) => kind === value);
}
