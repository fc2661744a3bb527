import type {
  FormCheck,
  FormRule,
  JsonObject,
  JsonSchema,
  JsonValue,
  Problem,
  ViewColumn,
  ViewFilter,
  ViewTile,
} from '@fermata/model';

/**
 * A form or view that is ready to be shown: flat data, made once for each version and the same for everybody. It
 * survives JSON. Expressions and templates stand in it as they were written; {@link createForm} parses them.
 */
export interface FormPlan {
  readonly name: string;
  readonly version?: number;
  readonly use: 'form' | 'view';
  readonly title: string;
  readonly description?: string;
  readonly nodes: readonly PlanNode[];
  readonly outcomes: readonly PlanOutcome[];
  /** Schema of the answer, with `reason` where an outcome asks for one. */
  readonly schema: JsonSchema;
  /** Schema of what is shown. */
  readonly input: JsonSchema;
  readonly rules: readonly PlanRule[];
  /** Translations by language tag: the text as written, and what it is called there. */
  readonly languages: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What a view is; only where `use` is `view`. */
  readonly view?: ViewPlan;
  /** What is wrong with the definition, each at its place in it. The form can be shown all the same. */
  readonly problems: readonly Problem[];
}

/** One component of a form. */
export interface PlanNode {
  /** Pointer of the node in the definition (`/layout/2/children/0`); of a generated one, the same with `/auto`. */
  readonly id: string;
  /** Kind of component, as the renderer's registry knows it. */
  readonly component: string;
  /** JSON Pointer of its value in the answer; the part `*` stands for each index of a list. */
  readonly field?: string;
  readonly title?: string;
  readonly help?: string;
  /** Schema of its field; of a list, of the whole list. */
  readonly schema?: JsonSchema;
  /** Whether the schema demands the field. */
  readonly required: boolean;
  /** Pointer of an object around the field that may be absent: only where that one is there, the field is demanded. */
  readonly requiredIn?: string;
  readonly options: JsonObject;
  readonly children: readonly PlanNode[];
  readonly show?: string;
  readonly enable?: string;
  readonly require?: string;
  readonly compute?: string;
  /** Template of what it shows. */
  readonly value?: JsonValue;
  /** Template of the first value of its field. */
  readonly default?: JsonValue;
  readonly choices?: PlanChoices;
  readonly checks: readonly FormCheck[];
  /** A second name of the item, for what stands inside this list. */
  readonly as?: string;
}

/** Where the choices of a node come from. */
export type PlanChoices =
  | { readonly kind: 'list'; readonly choices: readonly Choice[] }
  | { readonly kind: 'expression'; readonly source: string }
  | { readonly kind: 'lookup'; readonly lookup: string; readonly with: JsonObject };

/** One thing that can be chosen. */
export interface Choice {
  readonly value: JsonValue;
  readonly title: string;
  readonly help?: string;
}

/** One decision that a person can make. */
export interface PlanOutcome {
  readonly name: string;
  readonly title: string;
  readonly tone: 'neutral' | 'positive' | 'negative';
  readonly help?: string;
  /** Pointers of the fields that it needs. */
  readonly requires: readonly string[];
  readonly reason?: 'required' | 'optional';
  readonly when?: string;
}

/** Something that must hold of the whole answer; `fields` are pointers of the fields at which it is said. */
export type PlanRule = Omit<FormRule, 'fields'> & { readonly fields: readonly string[] };

/** What a view shows, beside its layout. */
export interface ViewPlan {
  readonly kind: 'list' | 'detail' | 'dashboard';
  readonly columns: readonly ViewColumn[];
  readonly filters: readonly ViewFilter[];
  readonly tiles: readonly ViewTile[];
}
