/** A value that a field is compared with. */
export type ConditionValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number | boolean | null)[]
  | { readonly field: string };

/** How a field is compared. Those of the first line have no value. */
export const conditionOperators = Object.freeze([
  'isTrue',
  'isFalse',
  'exists',
  'missing',
  'is',
  'isNot',
  'less',
  'atMost',
  'more',
  'atLeast',
  'isOneOf',
  'isNoneOf',
  'contains',
  'containsNot',
  'startsWith',
  'endsWith',
  'includes',
  'includesNot',
] as const);

/** How a field is compared. */
export type ConditionOperator = (typeof conditionOperators)[number];

/** One comparison; `field` is a path such as `input.amount`. */
export interface Comparison {
  readonly kind: 'compare';
  readonly field: string;
  readonly operator: ConditionOperator;
  /** Absent for operators that need none. */
  readonly value?: ConditionValue;
}

/** Conditions of which all, or any, must hold. */
export interface ConditionGroup {
  readonly kind: 'all' | 'any';
  readonly of: readonly ConditionTree[];
}

/** A condition as a person builds it without code. */
export type ConditionTree = Comparison | ConditionGroup;

/** Operators that compare with nothing. */
export const bareOperators: readonly ConditionOperator[] = Object.freeze([
  'isTrue',
  'isFalse',
  'exists',
  'missing',
]);

const COMMON = Object.freeze(['is', 'isNot', 'isOneOf', 'isNoneOf', 'exists', 'missing'] as const);
const ORDERED = Object.freeze(['less', 'atMost', 'more', 'atLeast'] as const);

/** The operators that make sense for a field of a JSON type; all of them where it is not known. */
export function operatorsFor(type: string | undefined): readonly ConditionOperator[] {
  switch (type) {
    case 'boolean':
      return ['isTrue', 'isFalse', 'exists', 'missing'];
    case 'number':
    case 'integer':
      return ['is', 'isNot', ...ORDERED, 'isOneOf', 'isNoneOf', 'exists', 'missing'];
    case 'string':
      return [...COMMON, 'contains', 'containsNot', 'startsWith', 'endsWith', ...ORDERED];
    case 'array':
      return ['includes', 'includesNot', 'exists', 'missing'];
    case 'object':
      return ['exists', 'missing', 'is', 'isNot'];
    default:
      return conditionOperators;
  }
}
