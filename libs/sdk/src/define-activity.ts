import type {
  ActivityContext,
  ActivityDefaults,
  ActivityDefinition,
  ActivitySchema,
  DeclaredError,
  ValueOf,
} from './activity.ts';

/** What a developer writes to register an activity; types of `run` follow from the two schemas. */
export interface ActivityOptions<Input extends ActivitySchema, Output extends ActivitySchema> {
  readonly name: string;
  /** Default 1. */
  readonly version?: number;
  readonly title: string;
  readonly description?: string;
  readonly input: Input;
  readonly output: Output;
  readonly errors?: Readonly<Record<string, DeclaredError>>;
  readonly defaults?: ActivityDefaults;
  readonly run: (
    input: NoInfer<ValueOf<Input>>,
    context: ActivityContext,
  ) => Promise<NoInfer<ValueOf<Output>>>;
}

/**
 * Declares an activity implementation: an exported one is found by the worker that loads its package or folder.
 * Never throws; what is wrong with it is told by `checkActivity`, all at once, when the worker starts.
 */
export function defineActivity<const Input extends ActivitySchema, const Output extends ActivitySchema>(
  options: ActivityOptions<Input, Output>,
): ActivityDefinition<NoInfer<ValueOf<Input>>, NoInfer<ValueOf<Output>>> {
  const definition: object = {
    version: 1,
    errors: {},
    defaults: {},
    ...(options as object),
    kind: 'activity',
  };
  return Object.freeze(definition) as ActivityDefinition<ValueOf<Input>, ValueOf<Output>>;
}

/** Whether a value came from `defineActivity`, also from another copy of this package. */
export function isActivityDefinition(value: unknown): value is ActivityDefinition {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'activity';
}
