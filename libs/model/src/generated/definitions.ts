// Generated from schemas/ by `npm run generate`. Edit the schemas, not this file.
import type { JsonObject, JsonSchema, JsonValue } from '../json.ts';

/**
 * Open hours of a day, in order and apart.
 *
 *
 * Items: From and to, such as `09:00-17:30`; `24:00` is the end of the day.
 */
export type OpenHours = readonly string[];
/**
 * Local date such as `2030-12-24`.
 */
export type LocalDate = string;
/**
 * A day, some days, or a day of every year.
 */
export type Holiday = LocalDate | DatedHoliday | YearlyHoliday;
/**
 * A field of the answer: `note`, `address.city`, or a JSON Pointer such as `/postal-code`. Inside a component that has a field itself, it is a field of that one (of one item, where that is a list); `.` is the item itself.
 */
export type FieldPath = string;
/**
 * Source of choices: `users`, `groups`, `definitions`, `instances`.
 */
export type LookupSource = string;
/**
 * What can be chosen: a list, an expression that yields one, or a source that is searched; the values of the schema unless said.
 */
export type FormChoices = readonly ((string | number | boolean) | FormChoice)[] | Expression | FormLookup;
/**
 * Kind of component: `text`, `number`, `choice`, `date`, `value`, `markdown`, `section`, `columns` and others; own kinds begin with `x-`.
 */
export type ComponentKind = string;
/**
 * A test of one value: `-` (anything), a value, a comparison `< 100`, an interval `[1..10)`, several of them with commas, `not(…)`, or an expression over `value` and `input`; or a value or a list of values as such.
 */
export type DecisionCell = (string | number | boolean | null) | readonly (string | number | boolean | null)[];
/**
 * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
 */
export type Name = string;
/**
 * Reference to a published definition: `name@3`, `name@>=3`, or `name` for the latest at publish.
 */
export type Reference = string;
/**
 * Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.
 */
export type StepId = string;
/**
 * Name used in expressions: a lower-case letter, then letters and digits, and no word of the expression language.
 */
export type Identifier = string;
/**
 * Short name that people read.
 */
export type Title = string;
/**
 * What this is for, in Markdown.
 */
export type Description = string;
/**
 * A CEL expression, written without `${ }`, such as `input.amount <= 100`.
 */
export type Expression = string;
/**
 * Text in which `${ … }` marks an expression. A text that is one expression keeps the type of its result; `$${` writes a literal `${`.
 */
export type Template = string;
/**
 * ISO 8601 duration such as `PT30S`, `PT8H` or `P3D`.
 */
export type Duration = string;
/**
 * ISO 8601 duration such as `PT8H`, or one expression in `${ … }` that yields such a text.
 */
export type DurationOrExpression = string;
/**
 * A date, a moment such as `2030-01-31T09:00:00Z`, or one expression in `${ … }` that yields such a text.
 */
export type MomentOrExpression = string;
/**
 * Dotted error code such as `payment.declined`.
 */
export type ErrorCode = string;
/**
 * An error code, a dotted prefix of one, digits by `x` (`http.5xx`), or `class:retryable`, `class:permanent`, `class:business`.
 */
export type ErrorPattern = string;
/**
 * Type of an event such as `github.issues.opened`; `github.issues.*` stands for every type that begins so.
 */
export type EventType = string;
/**
 * What a person decided, such as `approve`.
 */
export type Outcome = string;
/**
 * Urgency: 1 is served first, 5 last; 3 unless said.
 */
export type Priority = number;
/**
 * One step; its `type` decides what else it has.
 */
export type Step = JsonObject;
/**
 * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
 */
export type Join = ('any' | 'all' | 'active') | CountJoin | ThreadJoin;
/**
 * Ids of steps.
 *
 *
 * Items: Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.
 */
export type StepIds = readonly StepId[];
/**
 * Never two holders at once in an instance.
 */
export type Locks = Identifier | Lock | LockList;
/**
 * Several locks, taken all or nothing.
 *
 *
 * Items: The name of a lock, or a lock and how it is held.
 */
export type LockList = readonly (Identifier | Lock)[];
/**
 * What is undone first: `all` that was completed, or what came after a step.
 */
export type Undo = 'all' | UndoBack;
/**
 * Task that undoes this step.
 */
export type Compensate = Reference | Compensation;
/**
 * Names, or expressions in `${ … }` that yield a name or a list of names.
 */
export type People = readonly string[] | string;
/**
 * What starts an instance: an event, a schedule, or a person.
 */
export type Trigger = EventTrigger | ScheduleTrigger | ManualTrigger;
/**
 * What the business calls the instance, such as an order number.
 */
export type BusinessKey = Template | UniqueKey;

/**
 * Business hours, holidays and a time zone.
 */
export interface CalendarDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'calendar';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * Time zone by its IANA name, such as `Europe/Berlin`; UTC unless said. Its daylight saving travels with each plan.
   */
  readonly zone?: string;
  /**
   * Open hours by day of the week, in local time; a day that is not named is closed. Without `hours` every day is open all day.
   */
  readonly hours?: {
    /**
     * Open hours of a day, in order and apart.
     */
    readonly monday?: OpenHours;
    /**
     * Open hours of a day, in order and apart.
     */
    readonly tuesday?: OpenHours;
    /**
     * Open hours of a day, in order and apart.
     */
    readonly wednesday?: OpenHours;
    /**
     * Open hours of a day, in order and apart.
     */
    readonly thursday?: OpenHours;
    /**
     * Open hours of a day, in order and apart.
     */
    readonly friday?: OpenHours;
    /**
     * Open hours of a day, in order and apart.
     */
    readonly saturday?: OpenHours;
    /**
     * Open hours of a day, in order and apart.
     */
    readonly sunday?: OpenHours;
  };
  /**
   * Days that are closed, or open at other hours than usual.
   *
   * Items: A day, some days, or a day of every year.
   */
  readonly holidays?: readonly Holiday[];
}
/**
 * A day, or some days in a row.
 */
export interface DatedHoliday {
  /**
   * The day, or the first of them.
   */
  readonly date: LocalDate;
  /**
   * The last day of several, itself included; at most 366 days.
   */
  readonly through?: LocalDate;
  /**
   * Open hours of that day; closed unless said.
   */
  readonly hours?: OpenHours;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
}
/**
 * The same day of every year.
 */
export interface YearlyHoliday {
  /**
   * Month and day, such as `12-25`.
   */
  readonly yearly: string;
  /**
   * Open hours of that day; closed unless said.
   */
  readonly hours?: OpenHours;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
}
/**
 * A form that people fill in, or a view: a tree of user interface components bound to data.
 */
export interface ComponentDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'component';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * A `form` (default) yields an answer; a `view` only shows.
   */
  readonly use?: 'form' | 'view';
  /**
   * JSON Schema of what is shown: the `with` of the step.
   */
  readonly input?: JsonSchema;
  /**
   * JSON Schema of the answer.
   */
  readonly schema?: JsonSchema;
  /**
   * What the person may decide.
   *
   * Items: One decision.
   */
  readonly outcomes?: readonly FormOutcome[];
  /**
   * The components from top to bottom; made from the schemas unless said.
   *
   * Items: One component of the form.
   */
  readonly layout?: readonly FormNode[];
  /**
   * What must hold between several fields.
   *
   * Items: What must hold of the answer as a whole.
   */
  readonly rules?: readonly FormRule[];
  /**
   * Translations by language tag (`de`, `de-AT`): each text as it stands here, and what it is called there.
   */
  readonly languages?: {
    /**
     * Each text as it stands in the definition, and its translation.
     */
    readonly [k: string]: FormTexts;
  };
  /**
   * What a `view` is: rows with columns and filters, one thing, or tiles; `detail` unless said.
   */
  readonly view?: 'list' | 'detail' | 'dashboard';
  /**
   * Columns of a `list`.
   *
   * Items: One column.
   */
  readonly columns?: readonly ViewColumn[];
  /**
   * What a `list` can be narrowed by.
   *
   * Items: One filter.
   */
  readonly filters?: readonly ViewFilter[];
  /**
   * Tiles of a `dashboard`.
   *
   * Items: One tile.
   */
  readonly tiles?: readonly ViewTile[];
}
/**
 * One decision.
 */
export interface FormOutcome {
  /**
   * What a person decided, such as `approve`.
   */
  readonly name: Outcome;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * How its button looks.
   */
  readonly tone?: 'neutral' | 'positive' | 'negative';
  /**
   * Fields of the answer that this decision needs.
   *
   * Items: A field of the answer: `note`, `address.city`, or a JSON Pointer such as `/postal-code`. Inside a component that has a field itself, it is a field of that one (of one item, where that is a list); `.` is the item itself.
   */
  readonly requires?: readonly FieldPath[];
  /**
   * Whether the person is asked for a reason; it becomes the field `reason` of the answer.
   */
  readonly reason?: 'required' | 'optional';
  /**
   * Offered only while this holds; sees `input`, `output`, `user`, `now`.
   */
  readonly when?: Expression;
  /**
   * One sentence about what it does.
   */
  readonly help?: string;
}
/**
 * One component of the form.
 */
export interface FormNode {
  /**
   * Kind of component: `text`, `number`, `choice`, `date`, `value`, `markdown`, `section`, `columns` and others; own kinds begin with `x-`.
   */
  readonly component: ComponentKind;
  /**
   * Field of the answer that it edits, such as `note` or `address.city`; inside a component with a field, a field of that one.
   */
  readonly field?: FieldPath;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * One sentence of help.
   */
  readonly help?: string;
  /**
   * What it shows; `${ input.… }` reads what the step gives.
   */
  readonly value?: JsonValue;
  /**
   * Shown only while this holds; sees `input` (what is shown) and `output` (the answer so far).
   */
  readonly show?: Expression;
  /**
   * Can be edited only while this holds.
   */
  readonly enable?: Expression;
  /**
   * Must be filled in while this holds.
   */
  readonly require?: Expression;
  /**
   * Settings of the kind of component.
   */
  readonly options?: JsonObject;
  /**
   * Components inside.
   *
   * Items: One component of the form.
   */
  readonly children?: readonly FormNode[];
  /**
   * The field is never typed in: it is always what this yields.
   */
  readonly compute?: Expression;
  /**
   * First value of the field; `${ input.… }` reads what the step gives.
   */
  readonly default?: JsonValue;
  /**
   * What can be chosen: a list, an expression that yields one, or a source that is searched; the values of the schema unless said.
   */
  readonly choices?: FormChoices;
  /**
   * What must hold of the field.
   *
   * Items: Something that must hold of a field. It waits until everything that it reads is filled in.
   */
  readonly checks?: readonly FormCheck[];
  /**
   * In a list: a name for the item, beside `item`; useful where lists stand in lists.
   */
  readonly as?: Identifier;
}
/**
 * Each text as it stands in the definition, and its translation.
 */
export interface FormTexts {
  readonly [k: string]: string;
}
/**
 * Something that must hold of a field. It waits until everything that it reads is filled in.
 */
export interface FormCheck {
  /**
   * What must hold; sees `input`, `output` (the answer so far), `item` and `index` in a list, `user`, `now`.
   */
  readonly that?: Expression;
  /**
   * A question to a source of choices that only the server can answer.
   */
  readonly ask?: FormAsk;
  /**
   * What is said when it does not hold.
   */
  readonly message: string;
  /**
   * A `warning` lets the answer pass; `error` unless said.
   */
  readonly severity?: 'error' | 'warning';
}
/**
 * A question to a source of choices that only the server can answer.
 */
export interface FormAsk {
  /**
   * Source of choices: `users`, `groups`, `definitions`, `instances`.
   */
  readonly lookup: LookupSource;
  /**
   * What is looked for, by its value.
   */
  readonly value: Expression;
  /**
   * Whether it must be there (`found`, the default) or must not be there (`none`).
   */
  readonly expect?: 'found' | 'none';
}
/**
 * What must hold of the answer as a whole.
 */
export interface FormRule {
  /**
   * What must hold; sees `input`, `output` (the answer so far), `item` and `index` in a list, `user`, `now`.
   */
  readonly that: Expression;
  /**
   * What is said when it does not hold.
   */
  readonly message: string;
  /**
   * A `warning` lets the answer pass; `error` unless said.
   */
  readonly severity?: 'error' | 'warning';
  /**
   * The fields at which it is said; above the form unless said.
   *
   * Items: A field of the answer: `note`, `address.city`, or a JSON Pointer such as `/postal-code`. Inside a component that has a field itself, it is a field of that one (of one item, where that is a list); `.` is the item itself.
   */
  readonly fields?: readonly FieldPath[];
}
/**
 * One choice.
 */
export interface FormChoice {
  /**
   * What the answer holds.
   */
  readonly value: string | number | boolean;
  /**
   * What people read; the value unless said.
   */
  readonly title?: string;
  /**
   * One sentence about it.
   */
  readonly help?: string;
}
/**
 * Choices from a source that is searched while typing.
 */
export interface FormLookup {
  /**
   * Source of choices: `users`, `groups`, `definitions`, `instances`.
   */
  readonly lookup: LookupSource;
  /**
   * What narrows the search, such as `kind: workflow`.
   */
  readonly with?: Mapping;
}
/**
 * One column.
 */
export interface ViewColumn {
  /**
   * Head of the column.
   */
  readonly title: Title;
  /**
   * What it shows; `${ item.… }` reads the row.
   */
  readonly value: JsonValue;
  /**
   * Kind of component: `text`, `number`, `choice`, `date`, `value`, `markdown`, `section`, `columns` and others; own kinds begin with `x-`.
   */
  readonly component?: ComponentKind;
  /**
   * Name by which the rows can be sorted.
   */
  readonly sort?: string;
  /**
   * Settings of the component.
   */
  readonly options?: JsonObject;
}
/**
 * One filter.
 */
export interface ViewFilter {
  /**
   * A field of the answer: `note`, `address.city`, or a JSON Pointer such as `/postal-code`. Inside a component that has a field itself, it is a field of that one (of one item, where that is a list); `.` is the item itself.
   */
  readonly field: FieldPath;
  /**
   * Its label.
   */
  readonly title?: Title;
  /**
   * Kind of component: `text`, `number`, `choice`, `date`, `value`, `markdown`, `section`, `columns` and others; own kinds begin with `x-`.
   */
  readonly component?: ComponentKind;
  /**
   * What can be chosen: a list, an expression that yields one, or a source that is searched; the values of the schema unless said.
   */
  readonly choices?: FormChoices;
}
/**
 * One tile.
 */
export interface ViewTile {
  /**
   * Kind of component: `text`, `number`, `choice`, `date`, `value`, `markdown`, `section`, `columns` and others; own kinds begin with `x-`.
   */
  readonly component: ComponentKind;
  /**
   * Its head.
   */
  readonly title?: Title;
  /**
   * What it shows.
   */
  readonly value?: JsonValue;
  /**
   * Width in twelfths; 4 unless said.
   */
  readonly span?: number;
  /**
   * Settings of the component.
   */
  readonly options?: JsonObject;
}
/**
 * A decision table: rules from inputs to outputs.
 */
export interface DecisionDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'decision';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * What counts when several rules hold: `unique` (default) none may, `first` the first, `any` all must say the same, `priority` the one whose output stands first in `values`; `collect` and `rule-order` give all of them in the order of the rules, `sum`, `min`, `max` and `count` one number.
   */
  readonly hit?:
    'unique' | 'first' | 'any' | 'priority' | 'collect' | 'rule-order' | 'sum' | 'min' | 'max' | 'count';
  /**
   * Columns that are compared.
   *
   * Items: A column that is compared.
   */
  readonly inputs: readonly DecisionInput[];
  /**
   * Columns that are yielded.
   *
   * Items: A column that is yielded.
   */
  readonly outputs: readonly DecisionOutput[];
  /**
   * The rows, numbered from 1.
   *
   * Items: A row: it holds when all its cells do.
   */
  readonly rules: readonly DecisionRule[];
}
/**
 * A column that is compared.
 */
export interface DecisionInput {
  /**
   * Name of the column; the name of the field of `input` that it reads unless `expression` says.
   */
  readonly name: Identifier;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What is compared, over `input` and `now`.
   */
  readonly expression?: Expression;
  /**
   * Type of the values; `any` unless said. `date` and `date-time` are texts that are compared as moments.
   */
  readonly type?: 'any' | 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'date-time';
  /**
   * All values that may come; others are refused.
   */
  readonly values?: readonly (string | number | boolean)[];
}
/**
 * A column that is yielded.
 */
export interface DecisionOutput {
  /**
   * Name of the field in the output.
   */
  readonly name: Identifier;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * Type of the values; `any` unless said. `date` and `date-time` are texts that are compared as moments.
   */
  readonly type?: 'any' | 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'date-time';
  /**
   * All values that may be yielded; for `priority` the most important first.
   */
  readonly values?: readonly (string | number | boolean)[];
  /**
   * Yielded where no rule holds, or the rule that holds does not say.
   */
  readonly default?: JsonValue;
}
/**
 * A row: it holds when all its cells do.
 */
export interface DecisionRule {
  /**
   * Tests by column; a column that is not named may be anything.
   */
  readonly when?: {
    /**
     * A test of one value: `-` (anything), a value, a comparison `< 100`, an interval `[1..10)`, several of them with commas, `not(…)`, or an expression over `value` and `input`; or a value or a list of values as such.
     */
    readonly [k: string]: DecisionCell;
  };
  /**
   * Values by column; `${ … }` over `input` and `now`.
   */
  readonly then: Mapping;
  /**
   * Why the rule is there.
   */
  readonly note?: string;
}
/**
 * A type of event: what its data looks like and how it is recognised.
 */
export interface EventDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'event';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * Type of the events, or the beginning of it (`github.issues.*`); the name of the definition unless said.
   */
  readonly type?: EventType;
  /**
   * JSON Schema of the data.
   */
  readonly schema?: JsonSchema;
  /**
   * What makes two events the same, from `event`; source and id unless said.
   */
  readonly dedupe?: Template;
  /**
   * Correlation key, from `event`.
   */
  readonly key?: Template;
}
/**
 * A kind of outside system: its configuration, credential, operations and health check.
 */
export interface IntegrationDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'integration';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * JSON Schema of the configuration of a connection.
   */
  readonly configuration?: JsonSchema;
  /**
   * JSON Schema of the credential of a connection.
   */
  readonly credential?: JsonSchema;
  /**
   * What it can do; each operation is a task.
   */
  readonly operations?: {
    readonly [k: string]: JsonObject;
  };
  /**
   * How a connection is checked.
   */
  readonly health?: JsonObject;
}
/**
 * A business record: its schema, keys, relations and rights.
 */
export interface RecordTypeDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'record-type';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * JSON Schema of a record.
   */
  readonly schema?: JsonSchema;
  /**
   * Combinations of fields that are unique.
   */
  readonly keys?: readonly string[][];
  /**
   * Links to other record types.
   */
  readonly relations?: {
    readonly [k: string]: JsonObject;
  };
  /**
   * Who may read and write.
   */
  readonly rights?: JsonObject;
}
/**
 * A reusable unit of automated work: what it takes, what it yields, who does it.
 */
export interface TaskDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'task';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * JSON Schema of the input.
   */
  readonly input?: JsonSchema;
  /**
   * JSON Schema of the output.
   */
  readonly output?: JsonSchema;
  /**
   * Errors that the task may end with.
   *
   * Items: An error that the task may end with.
   */
  readonly errors?: readonly TaskError[];
  /**
   * Who does the work: an activity that a developer registered, or one of the built-in executors.
   */
  readonly implementation: Implementation;
  /**
   * What holds for a step that does not say otherwise.
   */
  readonly defaults?: TaskDefaults;
}
/**
 * An error that the task may end with.
 */
export interface TaskError {
  /**
   * Dotted error code such as `payment.declined`.
   */
  readonly code: ErrorCode;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * Whether it is worth trying again; `retryable` unless said.
   */
  readonly class?: 'retryable' | 'permanent' | 'business';
  /**
   * JSON Schema of the data of the error.
   */
  readonly data?: JsonSchema;
}
/**
 * Who does the work: an activity that a developer registered, or one of the built-in executors.
 */
export interface Implementation {
  /**
   * A registered activity: `name` or `name@version`.
   */
  readonly activity?: string;
  /**
   * A built-in executor such as `http.request`.
   */
  readonly executor?: Name;
  /**
   * Task queue whose workers do it.
   */
  readonly queue?: string;
  /**
   * Connection that is used unless the step names one.
   */
  readonly connection?: string;
  /**
   * Input of the implementation, from `input` of the task; the same unless said.
   */
  readonly with?: Mapping;
  /**
   * Output of the task, from `output` of the implementation; the same unless said.
   */
  readonly result?: JsonValue;
}
/**
 * What holds for a step that does not say otherwise.
 */
export interface TaskDefaults {
  /**
   * Longest time of one attempt.
   */
  readonly timeout?: Duration;
  /**
   * How a failed attempt is tried again. `{}` means three attempts, the first after one second, doubling.
   */
  readonly retry?: Retry;
  /**
   * Longest silence of a running attempt.
   */
  readonly heartbeat?: Duration;
  /**
   * Takes under a second and may safely run twice.
   */
  readonly short?: boolean;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
}
/**
 * Named values; in their texts `${ … }` marks an expression.
 */
export interface Mapping {
  /**
   * Any JSON value; in its texts `${ … }` marks an expression.
   */
  readonly [k: string]: JsonValue;
}
/**
 * How a failed attempt is tried again. `{}` means three attempts, the first after one second, doubling.
 */
export interface Retry {
  /**
   * Pause before the second attempt.
   */
  readonly first?: Duration;
  /**
   * By what each pause is longer than the one before.
   */
  readonly factor?: number;
  /**
   * Longest pause.
   */
  readonly max?: Duration;
  /**
   * Share of a pause that is left to chance; 0 unless said.
   */
  readonly jitter?: number;
  /**
   * Number of attempts, the first included.
   */
  readonly attempts?: number;
  /**
   * Longest time for all attempts with their pauses; P1D unless said. Past it the error is `timeout.budget`.
   */
  readonly budget?: Duration;
  /**
   * Which errors are tried again; `class:retryable` unless said.
   *
   * Items: An error code, a dotted prefix of one, digits by `x` (`http.5xx`), or `class:retryable`, `class:permanent`, `class:business`.
   */
  readonly on?: readonly ErrorPattern[];
  /**
   * When attempts may start.
   */
  readonly window?: {
    /**
     * Attempts start only in the open hours of this calendar.
     */
    readonly calendar: Reference;
  };
}
/**
 * An event to emit.
 */
export interface Emission {
  /**
   * Event definition.
   */
  readonly event: Reference;
  /**
   * Data of the event.
   */
  readonly with?: Mapping;
  /**
   * Correlation key by which waits find the event.
   */
  readonly key?: Template;
}
/**
 * A scripted world around one workflow, and what must come out.
 */
export interface TestDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'test';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * The workflow that is tested.
   */
  readonly workflow: Reference;
  /**
   * How the instance is started.
   */
  readonly start?: TestStart;
  /**
   * What machines, people and the outside do.
   */
  readonly world?: World;
  /**
   * What must come out; what is not named is not compared.
   */
  readonly expect: Expectation;
  /**
   * Decides every chance; 1 unless said.
   */
  readonly seed?: number;
}
/**
 * How the instance is started.
 */
export interface TestStart {
  /**
   * Time of the start; 2030-01-01T00:00:00Z unless said.
   */
  readonly at?: MomentOrExpression;
  /**
   * Who starts it.
   */
  readonly by?: string;
  /**
   * Input of the instance.
   */
  readonly input?: JsonValue;
  /**
   * The event that starts it.
   */
  readonly event?: ScriptedEvent;
  /**
   * Business key.
   */
  readonly businessKey?: string;
}
/**
 * What machines, people and the outside do.
 */
export interface World {
  /**
   * Ends of the attempts of an automated step, or of the child of a workflow step, in order; the last one repeats. Entries that name a visit, an item or an attempt go before those that do not.
   */
  readonly steps?: {
    /**
     * Items: How one attempt ends; neither `output` nor `error` nor `never`: with null.
     */
    readonly [k: string]: readonly ScriptedEnd[];
  };
  /**
   * Ends of the attempts of a step's compensation, in order; the last one repeats.
   */
  readonly undo?: {
    /**
     * Items: How one attempt ends; neither `output` nor `error` nor `never`: with null.
     */
    readonly [k: string]: readonly ScriptedEnd[];
  };
  /**
   * Answers to the tasks of a manual step, in order; without one nobody answers. Entries that name a visit or an item go before those that do not.
   */
  readonly answers?: {
    /**
     * Items: One answer.
     */
    readonly [k: string]: readonly ScriptedAnswer[];
  };
  /**
   * Events that arrive.
   *
   * Items: One event.
   */
  readonly events?: readonly ScriptedEvent[];
  /**
   * What operators do.
   *
   * Items: One act of an operator.
   */
  readonly verbs?: readonly ScriptedVerb[];
  /**
   * The world around child instances, by the name of their workflow; events and faults are those of the whole.
   */
  readonly workflows?: {
    /**
     * What machines, people and the outside do.
     */
    readonly [k: string]: World;
  };
  /**
   * How unreliable the world is; the seed decides where.
   */
  readonly faults?: Faults;
}
/**
 * How unreliable the world is; the seed decides where.
 */
export interface Faults {
  /**
   * Share of occurrences that come twice.
   */
  readonly duplicates?: number;
  /**
   * Share of withdrawn work that still brings its result, late.
   */
  readonly late?: number;
  /**
   * Share of attempts whose result is lost: they end by their timeout.
   */
  readonly lost?: number;
}
/**
 * How one attempt ends; neither `output` nor `error` nor `never`: with null.
 */
export interface ScriptedEnd {
  /**
   * It completes with this.
   */
  readonly output?: JsonValue;
  /**
   * It fails with this.
   */
  readonly error?: ScriptedError;
  /**
   * It never ends by itself.
   */
  readonly never?: true;
  /**
   * How long it takes; no time unless said.
   */
  readonly after?: Duration;
  /**
   * Only for this visit of the step.
   */
  readonly visit?: number;
  /**
   * Only for this item of a forEach, counted from 0.
   */
  readonly item?: number;
  /**
   * Only for this attempt.
   */
  readonly attempt?: number;
  /**
   * The result is lost, comes twice, or comes even when the work has been withdrawn.
   */
  readonly fault?: 'lost' | 'twice' | 'late';
}
/**
 * It fails with this.
 */
export interface ScriptedError {
  /**
   * Dotted error code such as `payment.declined`.
   */
  readonly code: ErrorCode;
  /**
   * Message.
   */
  readonly message?: string;
  /**
   * Data of the error.
   */
  readonly data?: JsonValue;
}
/**
 * One answer.
 */
export interface ScriptedAnswer {
  /**
   * Who answers.
   */
  readonly by?: string;
  /**
   * The submitted data, with `outcome`.
   */
  readonly output?: JsonValue;
  /**
   * How long it takes from the offer.
   */
  readonly after?: Duration;
  /**
   * Nobody answers.
   */
  readonly never?: true;
  /**
   * Only for this visit of the step.
   */
  readonly visit?: number;
  /**
   * Only for this item of a forEach, counted from 0.
   */
  readonly item?: number;
  /**
   * When the task is claimed, from the offer; a refused claim is tried again as soon as something has happened.
   */
  readonly claim?: Duration;
  /**
   * The answer comes twice, or even when the task has been withdrawn.
   */
  readonly fault?: 'twice' | 'late';
}
/**
 * One event.
 */
export interface ScriptedEvent {
  /**
   * Type of an event such as `github.issues.opened`; `github.issues.*` stands for every type that begins so.
   */
  readonly type: EventType;
  /**
   * Id of the event.
   */
  readonly id?: string;
  /**
   * Where it comes from.
   */
  readonly source?: string;
  /**
   * Correlation key.
   */
  readonly key?: string;
  /**
   * Its data.
   */
  readonly data?: JsonValue;
  /**
   * How long after the start it arrives.
   */
  readonly after?: Duration;
}
/**
 * One act of an operator.
 */
export interface ScriptedVerb {
  /**
   * What is done.
   */
  readonly verb:
    | 'cancel'
    | 'terminate'
    | 'pause'
    | 'resume'
    | 'retry'
    | 'fail'
    | 'rerun'
    | 'skip'
    | 'edit'
    | 'jump'
    | 'hold'
    | 'release'
    | 'add'
    | 'withdraw'
    | 'extend'
    | 'complete';
  /**
   * On which step.
   */
  readonly step?: StepId;
  /**
   * Who does it.
   */
  readonly by?: string;
  /**
   * Why.
   */
  readonly reason?: string;
  /**
   * Output, for `skip` and `edit`.
   */
  readonly output?: JsonValue;
  /**
   * How long after the start.
   */
  readonly after?: Duration;
  /**
   * Only for this visit of the step.
   */
  readonly visit?: number;
  /**
   * Only for this item of a forEach, counted from 0.
   */
  readonly item?: number;
  /**
   * Target of `jump`.
   */
  readonly to?: StepId;
  /**
   * Input, for `edit`; items, for `extend`.
   */
  readonly input?: JsonValue;
  /**
   * The task, for `add`.
   */
  readonly task?: AddedTask;
}
/**
 * The task, for `add`.
 */
export interface AddedTask {
  /**
   * Short name that people read.
   */
  readonly title: Title;
  /**
   * Users to whom it is offered.
   */
  readonly users?: readonly string[];
  /**
   * Groups to whom it is offered.
   */
  readonly groups?: readonly string[];
  /**
   * Its outcomes.
   */
  readonly outcomes?: readonly string[];
  /**
   * What its form shows.
   */
  readonly data?: JsonValue;
  /**
   * The instance does not complete before it has ended.
   */
  readonly blocking?: boolean;
}
/**
 * What must come out; what is not named is not compared.
 */
export interface Expectation {
  /**
   * Status of the instance.
   */
  readonly status?: 'running' | 'waiting' | 'suspended' | 'completed' | 'failed' | 'cancelled';
  /**
   * Output of the instance.
   */
  readonly output?: JsonValue;
  /**
   * Error code of the instance.
   */
  readonly error?: ErrorCode;
  /**
   * Steps in the order in which their visits began.
   *
   * Items: Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.
   */
  readonly path?: readonly StepId[];
  /**
   * Steps that were visited.
   *
   * Items: Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.
   */
  readonly visited?: readonly StepId[];
  /**
   * Steps that were never visited.
   *
   * Items: Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.
   */
  readonly avoided?: readonly StepId[];
  /**
   * Values of variables at the end.
   */
  readonly vars?: Mapping;
  /**
   * Events emitted, in order.
   *
   * Items: One emitted event.
   */
  readonly emitted?: readonly ExpectedEvent[];
  /**
   * Time from start to end.
   */
  readonly elapsed?: Duration;
  /**
   * Longest time from start to end.
   */
  readonly atMost?: Duration;
  /**
   * What became of steps.
   */
  readonly steps?: {
    /**
     * What became of one step.
     */
    readonly [k: string]: ExpectedStep;
  };
  /**
   * Tasks offered to people, in order.
   *
   * Items: One task offered to people; what is not named is not compared.
   */
  readonly tasks?: readonly ExpectedTask[];
  /**
   * Steps that the instance still waits for at the end, in order of their opening.
   *
   * Items: Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.
   */
  readonly waiting?: readonly StepId[];
  /**
   * Child instances, in the order in which they were started.
   *
   * Items: One child instance; what is not named is not compared.
   */
  readonly children?: readonly ExpectedChild[];
}
/**
 * One emitted event.
 */
export interface ExpectedEvent {
  /**
   * Event definition.
   */
  readonly event: Reference;
  /**
   * Its data; not compared unless said.
   */
  readonly data?: JsonValue;
  /**
   * Its correlation key; not compared unless said.
   */
  readonly key?: string;
}
/**
 * What became of one step.
 */
export interface ExpectedStep {
  /**
   * Status of the visit that settled last.
   */
  readonly status?: 'none' | 'open' | 'completed' | 'failed' | 'cancelled' | 'skipped';
  /**
   * Number of visits.
   */
  readonly visits?: number;
  /**
   * Output of the visit that settled last.
   */
  readonly output?: JsonValue;
  /**
   * Error code of the visit that settled last.
   */
  readonly error?: ErrorCode;
  /**
   * Time from the start until the last visit opened.
   */
  readonly opened?: Duration;
  /**
   * Time from the start until the last visit ended.
   */
  readonly ended?: Duration;
}
/**
 * One task offered to people; what is not named is not compared.
 */
export interface ExpectedTask {
  /**
   * Step.
   */
  readonly step: StepId;
  /**
   * Users to whom it is offered.
   */
  readonly users?: readonly string[];
  /**
   * Groups to whom it is offered.
   */
  readonly groups?: readonly string[];
  /**
   * Users who may not answer it.
   */
  readonly not?: readonly string[];
  /**
   * What its form shows.
   */
  readonly data?: JsonValue;
  /**
   * Time from the start until it is due.
   */
  readonly due?: Duration;
}
/**
 * One child instance; what is not named is not compared.
 */
export interface ExpectedChild {
  /**
   * Name of its workflow.
   */
  readonly workflow: Name;
  /**
   * Its status.
   */
  readonly status?: 'running' | 'waiting' | 'suspended' | 'completed' | 'failed' | 'cancelled';
  /**
   * Its output.
   */
  readonly output?: JsonValue;
}
/**
 * A graph of steps with its input, output and triggers.
 */
export interface WorkflowDefinition {
  /**
   * Address of this schema; gives completion in editors.
   */
  readonly $schema?: string;
  /**
   * Kind of definition.
   */
  readonly kind: 'workflow';
  /**
   * Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.
   */
  readonly name: Name;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * JSON Schema of the input; defaults are filled in.
   */
  readonly input?: JsonSchema;
  /**
   * What the instance yields when it completes; otherwise the output of the last `end`.
   */
  readonly output?: JsonValue;
  /**
   * Declared variables: their type and first value.
   */
  readonly vars?: Vars;
  /**
   * Id of the first step.
   */
  readonly start: StepId;
  /**
   * The steps by id.
   */
  readonly steps: {
    /**
     * One step; its `type` decides what else it has.
     */
    readonly [k: string]: Step;
  };
  /**
   * What starts an instance.
   *
   * Items: What starts an instance: an event, a schedule, or a person.
   */
  readonly triggers?: readonly Trigger[];
  /**
   * Longest life of an instance and what happens then.
   */
  readonly timeout?: InstanceTimeout;
  /**
   * Last resort for an error that nothing caught.
   */
  readonly onError?: OnError;
  /**
   * What happens when the instance is cancelled.
   */
  readonly onCancel?: OnCancel;
  /**
   * Events emitted when the instance ends.
   */
  readonly emits?: Emits;
  /**
   * What the business calls the instance, such as an order number.
   */
  readonly businessKey?: BusinessKey;
  /**
   * Values by which instances are found.
   */
  readonly searchable?: {
    /**
     * Text in which `${ … }` marks an expression. A text that is one expression keeps the type of its result; `$${` writes a literal `${`.
     */
    readonly [k: string]: Template;
  };
  /**
   * How many instances with one key may run at once.
   */
  readonly concurrency?: Concurrency;
  /**
   * Where the editor draws the steps. Without meaning for the work.
   */
  readonly layout?: Layout;
}
/**
 * Declared variables: their type and first value.
 */
export interface Vars {
  /**
   * One variable.
   */
  readonly [k: string]: Variable;
}
/**
 * One variable.
 */
export interface Variable {
  /**
   * JSON Schema of the variable.
   */
  readonly schema?: JsonSchema;
  /**
   * First value; may use `input`.
   */
  readonly initial?: JsonValue;
}
/**
 * Work done by a machine.
 */
export interface TaskStep {
  /**
   * Kind of step.
   */
  readonly type: 'task';
  /**
   * Task definition.
   */
  readonly task: Reference;
  /**
   * Name of the connection that the task uses.
   */
  readonly connection?: string;
  /**
   * Input of the task.
   */
  readonly with?: Mapping;
  /**
   * How a failed attempt is tried again. `{}` means three attempts, the first after one second, doubling.
   */
  readonly retry?: Retry;
  /**
   * Longest silence of a running attempt.
   */
  readonly heartbeat?: Duration;
  /**
   * Takes under a second and may safely run twice, so it may run together with its neighbours.
   */
  readonly short?: boolean;
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * Work done by a person.
 */
export interface ManualStep {
  /**
   * Kind of step.
   */
  readonly type: 'manual';
  /**
   * The form (a component definition) that the person fills in.
   */
  readonly form?: Reference;
  /**
   * JSON Schema of the answer; without `form` a form is made from it.
   */
  readonly outputSchema?: JsonSchema;
  /**
   * What the person may decide; otherwise the outcomes of the form.
   *
   * Items: What a person decided, such as `approve`.
   */
  readonly outcomes?: readonly Outcome[];
  /**
   * What the person is shown.
   */
  readonly with?: Mapping;
  /**
   * Who is offered the task, or given it.
   */
  readonly assign: Assign;
  /**
   * When the answer is expected. It never ends the step.
   */
  readonly due?: Due;
  /**
   * What happens while nobody has answered. Each once; none of them ends the step.
   *
   * Items: Something that happens while nobody has answered.
   */
  readonly timers?: readonly ManualTimer[];
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * Waits for a time.
 */
export interface DelayStep {
  /**
   * Kind of step.
   */
  readonly type: 'delay';
  /**
   * How long.
   */
  readonly delay: Delay;
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * Waits for an event.
 */
export interface WaitStep {
  /**
   * Kind of step.
   */
  readonly type: 'wait';
  /**
   * For which event.
   */
  readonly wait: Wait;
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * Computes values: its output is its `with`.
 */
export interface SetStep {
  /**
   * Kind of step.
   */
  readonly type: 'set';
  /**
   * The values; they become the output.
   */
  readonly with?: JsonValue;
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * Decides by a decision table, by `cases`, or by the conditions of `next` alone.
 */
export interface DecideStep {
  /**
   * Kind of step.
   */
  readonly type: 'decide';
  /**
   * Decision table.
   */
  readonly decision?: Reference;
  /**
   * Input of the decision table.
   */
  readonly with?: Mapping;
  /**
   * Plain conditions: the first that holds gives the output; none holds gives null.
   *
   * Items: One case.
   */
  readonly cases?: readonly DecideCase[];
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * One case.
 */
export interface DecideCase {
  /**
   * Condition; without it the case always holds.
   */
  readonly when?: Expression;
  /**
   * Output of the step if this case is taken.
   */
  readonly output: JsonValue;
}
/**
 * Emits an event; its output is the id of the event.
 */
export interface EmitStep {
  /**
   * Kind of step.
   */
  readonly type: 'emit';
  /**
   * Event definition.
   */
  readonly event: Reference;
  /**
   * Data of the event.
   */
  readonly with?: Mapping;
  /**
   * Correlation key by which waits find the event.
   */
  readonly key?: Template;
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * Starts another workflow.
 */
export interface WorkflowStep {
  /**
   * Kind of step.
   */
  readonly type: 'workflow';
  /**
   * Workflow definition; the own name means this very version.
   */
  readonly workflow: Reference;
  /**
   * `wait` for its end (default), or `detach`.
   */
  readonly mode?: 'wait' | 'detach';
  /**
   * Key that makes it start once: later steps with the same key attach to it.
   */
  readonly key?: Template;
  /**
   * Input of the workflow.
   */
  readonly with?: Mapping;
  /**
   * Values written into `vars` when the step completes.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * Where it goes on. Without `next` the branch ends here.
   *
   * Items: A way to another step.
   */
  readonly next?: readonly Transition[];
  /**
   * `first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.
   */
  readonly split?: 'first' | 'all' | 'race';
  /**
   * Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.
   */
  readonly win?: 'settle' | 'start';
  /**
   * Does the step once for each item of a list.
   */
  readonly forEach?: ForEach;
  /**
   * Does the step again and again.
   */
  readonly repeat?: Repeat;
  /**
   * Longest time of one attempt; past it the error is `timeout`.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * Task that undoes this step.
   */
  readonly compensate?: Compensate;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * Ends its branch, or with `terminate` the whole instance.
 */
export interface EndStep {
  /**
   * Kind of step.
   */
  readonly type: 'end';
  /**
   * Ends the whole instance with this status.
   */
  readonly terminate?: 'completed' | 'failed' | 'cancelled';
  /**
   * Output of the instance.
   */
  readonly output?: JsonValue;
  /**
   * Error code of the instance, with `terminate: failed`.
   */
  readonly code?: ErrorCode;
  /**
   * Undo what was completed; only with `terminate`.
   */
  readonly compensate?: 'all';
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * What this is for, in Markdown.
   */
  readonly description?: Description;
  /**
   * When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.
   */
  readonly join?: Join;
  /**
   * If this holds when the step begins, the step is skipped.
   */
  readonly unless?: Expression;
  /**
   * Output when the step is skipped, or completed by `catch`.
   */
  readonly default?: JsonValue;
  /**
   * Enabled only while another step is open.
   */
  readonly whileIn?: WhileIn;
  /**
   * Never two holders at once in an instance.
   */
  readonly lock?: Locks;
  /**
   * Urgency: 1 is served first, 5 last; 3 unless said.
   */
  readonly priority?: Priority;
  /**
   * Steps that are withdrawn when this one completes.
   */
  readonly cancels?: StepIds;
  /**
   * `forEach` steps that are ended early, as completed, when this one completes.
   */
  readonly completes?: StepIds;
  /**
   * What happens on an error, after the last attempt: the first entry that matches.
   *
   * Items: What to do on certain errors.
   */
  readonly catch?: readonly CatchEntry[];
}
/**
 * A way to another step.
 */
export interface Transition {
  /**
   * Condition; without it the transition always holds.
   */
  readonly when?: Expression;
  /**
   * Id of the step it leads to.
   */
  readonly to: StepId;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * How many threads go this way; 1 unless said.
   */
  readonly copies?: number | string;
}
/**
 * Begins when this many branches have arrived.
 */
export interface CountJoin {
  /**
   * How many branches are enough.
   */
  readonly count: number;
  /**
   * What becomes of the other branches: `ignore` (default), `cancel`, or `block` new rounds until they came.
   */
  readonly rest?: 'ignore' | 'cancel' | 'block';
  /**
   * The steps that `rest: cancel` withdraws; computed unless said.
   */
  readonly region?: StepIds;
}
/**
 * Begins once for this many arrivals.
 */
export interface ThreadJoin {
  /**
   * How many arrivals become one.
   */
  readonly threads: number;
}
/**
 * Does the step once for each item of a list.
 */
export interface ForEach {
  /**
   * The list, or one expression in `${ … }` that yields it.
   */
  readonly items: readonly JsonValue[] | string;
  /**
   * Name of the item in expressions, beside `item`.
   */
  readonly as?: Identifier;
  /**
   * How many items run at once.
   */
  readonly concurrency?: number;
  /**
   * The step completes when this holds; sees `output`.
   */
  readonly until?: Expression;
  /**
   * What becomes of the items still running then.
   */
  readonly rest?: 'ignore' | 'cancel' | 'block';
  /**
   * How many items may fail before the step fails; none unless said.
   */
  readonly tolerate?: Tolerate;
  /**
   * Adds an item for each matching event while the step is open.
   */
  readonly more?: MoreItems;
  /**
   * Shapes the result of one item.
   */
  readonly collect?: JsonValue;
}
/**
 * How many items may fail before the step fails; none unless said.
 */
export interface Tolerate {
  /**
   * So many items.
   */
  readonly count?: number;
  /**
   * This share of all items.
   */
  readonly share?: number;
}
/**
 * Adds an item for each matching event while the step is open.
 */
export interface MoreItems {
  /**
   * Event definition.
   */
  readonly event: Reference;
  /**
   * Correlation key.
   */
  readonly key?: Template;
  /**
   * Condition over `event`.
   */
  readonly where?: Expression;
  /**
   * The item; the data of the event unless said.
   */
  readonly item?: JsonValue;
}
/**
 * Does the step again and again.
 */
export interface Repeat {
  /**
   * Judged before each round.
   */
  readonly while?: Expression;
  /**
   * Judged after each round.
   */
  readonly until?: Expression;
  /**
   * Most rounds; past it the error is `loop.max`.
   */
  readonly max?: number;
}
/**
 * Enabled only while another step is open.
 */
export interface WhileIn {
  /**
   * The other step.
   */
  readonly step: StepId;
  /**
   * What happens if that can no longer come; `skip` unless said.
   */
  readonly missed?: 'skip' | 'fail' | 'wait';
  /**
   * Withdraw the started step when the other one is left.
   */
  readonly strict?: boolean;
}
/**
 * A lock and how it is held.
 */
export interface Lock {
  /**
   * Name of the lock.
   */
  readonly name: Identifier;
  /**
   * Held for the visit (default), or for the section of connected steps that name it.
   */
  readonly hold?: 'visit' | 'section';
  /**
   * Taken when the step is enabled (default), or when a person claims it.
   */
  readonly take?: 'enable' | 'start';
}
/**
 * What to do on certain errors.
 */
export interface CatchEntry {
  /**
   * Which errors; without it every error but cancellation and those of the engine.
   *
   * Items: An error code, a dotted prefix of one, digits by `x` (`http.5xx`), or `class:retryable`, `class:permanent`, `class:business`.
   */
  readonly on?: readonly ErrorPattern[];
  /**
   * Further condition; sees `error`.
   */
  readonly when?: Expression;
  /**
   * `retry` by a new visit, `pass` on as failed, `complete` with a default, `fail` the instance, `goto` another step, or `hold` for an operator. `to` alone means `goto`.
   */
  readonly then?: 'retry' | 'pass' | 'complete' | 'fail' | 'goto' | 'hold';
  /**
   * Step that handles the error.
   */
  readonly to?: StepId;
  /**
   * Output of the step, with `then: complete`.
   */
  readonly output?: JsonValue;
  /**
   * How often this entry retries; 1 unless said.
   */
  readonly max?: number;
  /**
   * Pause before the retry.
   */
  readonly after?: DurationOrExpression;
  /**
   * Values written into `vars`; sees `error`.
   */
  readonly save?: {
    /**
     * Any JSON value; in its texts `${ … }` marks an expression.
     */
    readonly [k: string]: JsonValue;
  };
  /**
   * What is undone first: `all` that was completed, or what came after a step.
   */
  readonly compensate?: Undo;
}
/**
 * Undo what came after a step.
 */
export interface UndoBack {
  /**
   * Back to this step; it stays as it is.
   */
  readonly to: StepId;
}
/**
 * Task that undoes this step.
 */
export interface Compensation {
  /**
   * Task definition.
   */
  readonly task: Reference;
  /**
   * Its input; `{input, output}` of the step unless said.
   */
  readonly with?: Mapping;
  /**
   * Undo once it completed (default), or even if it was only attempted.
   */
  readonly when?: 'completed' | 'attempted';
  /**
   * How a failed attempt is tried again. `{}` means three attempts, the first after one second, doubling.
   */
  readonly retry?: Retry;
}
/**
 * Who is offered the task, or given it.
 */
export interface Assign {
  /**
   * Users by id.
   */
  readonly users?: People;
  /**
   * Groups by name.
   */
  readonly groups?: People;
  /**
   * People of these roles of the project.
   */
  readonly roles?: People;
  /**
   * Users whose managers are meant. One without a manager is an error of the step if nobody else is named.
   */
  readonly managerOf?: People;
  /**
   * Of groups and roles, only people who have all of these skills.
   */
  readonly skills?: People;
  /**
   * Users who may not do it, such as who started the instance.
   */
  readonly not?: People;
  /**
   * Manual steps of this workflow: who has answered one of them in this instance may not answer this one, and the other way round. The step itself: never the same person twice.
   *
   * Items: Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.
   */
  readonly separateFrom?: readonly StepId[];
  /**
   * One person gets every such task of the instance, while available.
   */
  readonly case?: true;
  /**
   * A manual step: who last answered it in this instance gets the task, if available.
   */
  readonly likeStep?: StepId;
  /**
   * Give the task to one available person instead of offering it. With nobody available it is offered.
   */
  readonly give?: 'random' | 'roundRobin' | 'shortestQueue' | 'mostExperienced';
}
/**
 * When the answer is expected. It never ends the step.
 */
export interface Due {
  /**
   * So long after the step began.
   */
  readonly in?: DurationOrExpression;
  /**
   * At this moment.
   */
  readonly until?: MomentOrExpression;
  /**
   * Count only the open hours of this calendar.
   */
  readonly calendar?: Reference;
}
/**
 * Something that happens while nobody has answered.
 */
export interface ManualTimer {
  /**
   * A percentage of the time until `due`, or a duration after the step began.
   */
  readonly at: string;
  /**
   * Remind those who were offered the task.
   */
  readonly remind?: true;
  /**
   * Offer the task to these too.
   */
  readonly escalate?: Offer;
  /**
   * Take the task away and offer it to these.
   */
  readonly reassign?: Offer;
  /**
   * An event to emit.
   */
  readonly emit?: Emission;
}
/**
 * People to whom a task is offered.
 */
export interface Offer {
  /**
   * Users by id.
   */
  readonly users?: People;
  /**
   * Groups by name.
   */
  readonly groups?: People;
  /**
   * People of these roles of the project.
   */
  readonly roles?: People;
  /**
   * Users whose managers are meant.
   */
  readonly managerOf?: People;
}
/**
 * How long.
 */
export interface Delay {
  /**
   * So long.
   */
  readonly for?: DurationOrExpression;
  /**
   * Until this moment; a past one completes at once.
   */
  readonly until?: MomentOrExpression;
  /**
   * Count only the open hours of this calendar.
   */
  readonly calendar?: Reference;
}
/**
 * For which event.
 */
export interface Wait {
  /**
   * Event definition.
   */
  readonly event: Reference;
  /**
   * Correlation key.
   */
  readonly key?: Template;
  /**
   * Condition over `event`.
   */
  readonly where?: Expression;
  /**
   * How early an event may have come: not at all (`none`, default), since the instance began (`always`), or a duration.
   */
  readonly keep?: ('none' | 'always') | Duration;
  /**
   * Several waits may take the same event.
   */
  readonly shared?: boolean;
}
/**
 * Started by an event.
 */
export interface EventTrigger {
  /**
   * Event definition.
   */
  readonly event: Reference;
  /**
   * Condition over `event`.
   */
  readonly filter?: Expression;
  /**
   * Input of the instance, from `event`; the data of the event unless said.
   */
  readonly input?: Mapping;
  /**
   * Business key of the instance, from `event`.
   */
  readonly businessKey?: Template;
}
/**
 * Started by a schedule.
 */
export interface ScheduleTrigger {
  /**
   * When.
   */
  readonly schedule: Schedule;
  /**
   * Name of the schedule.
   */
  readonly name?: Name;
  /**
   * Input of the instance.
   */
  readonly input?: Mapping;
  /**
   * Business key of the instance.
   */
  readonly businessKey?: Template;
}
/**
 * When.
 */
export interface Schedule {
  /**
   * Five fields of cron.
   */
  readonly cron?: string;
  /**
   * Interval.
   */
  readonly every?: Duration;
  /**
   * Time zone; UTC unless said.
   */
  readonly zone?: string;
  /**
   * Only on the open days of this calendar.
   */
  readonly calendar?: Reference;
}
/**
 * Started by a person.
 */
export interface ManualTrigger {
  /**
   * A person starts it.
   */
  readonly manual: true;
  /**
   * The form for the input.
   */
  readonly form?: Reference;
}
/**
 * Longest life of an instance and what happens then.
 */
export interface InstanceTimeout {
  /**
   * Longest life.
   */
  readonly after: DurationOrExpression;
  /**
   * Step where the work goes on then.
   */
  readonly to?: StepId;
  /**
   * What is undone first: `all` that was completed, or what came after a step.
   */
  readonly compensate?: Undo;
}
/**
 * Last resort for an error that nothing caught.
 */
export interface OnError {
  /**
   * Step where the work goes on.
   */
  readonly to?: StepId;
  /**
   * What is undone first: `all` that was completed, or what came after a step.
   */
  readonly compensate?: Undo;
}
/**
 * What happens when the instance is cancelled.
 */
export interface OnCancel {
  /**
   * Step where the work goes on.
   */
  readonly to?: StepId;
  /**
   * What is undone first: `all` that was completed, or what came after a step.
   */
  readonly compensate?: Undo;
  /**
   * Longest time for it.
   */
  readonly timeout?: DurationOrExpression;
}
/**
 * Events emitted when the instance ends.
 */
export interface Emits {
  /**
   * When it completes.
   */
  readonly completed?: Emission;
  /**
   * When it fails; sees `instance.error`.
   */
  readonly failed?: Emission;
  /**
   * When it is cancelled.
   */
  readonly cancelled?: Emission;
}
/**
 * A business key with a rule.
 */
export interface UniqueKey {
  /**
   * The key.
   */
  readonly value: Template;
  /**
   * No two open instances may have the same key.
   */
  readonly unique?: boolean;
}
/**
 * How many instances with one key may run at once.
 */
export interface Concurrency {
  /**
   * The key.
   */
  readonly key: Template;
  /**
   * How many; 1 unless said.
   */
  readonly limit?: number;
  /**
   * A further one waits (default), is refused, or takes the place of the oldest.
   */
  readonly excess?: 'queue' | 'refuse' | 'replace';
}
/**
 * A note of the editor.
 */
export interface Note {
  /**
   * Id of the note.
   */
  readonly id: Identifier;
  /**
   * What it says, in Markdown.
   */
  readonly text: string;
  /**
   * Left edge.
   */
  readonly x: number;
  /**
   * Top edge.
   */
  readonly y: number;
  /**
   * Width.
   */
  readonly width?: number;
  /**
   * Height.
   */
  readonly height?: number;
}
/**
 * Steps that the editor draws together.
 */
export interface Group {
  /**
   * Id of the group.
   */
  readonly id: Identifier;
  /**
   * Short name that people read.
   */
  readonly title?: Title;
  /**
   * The steps.
   */
  readonly steps: StepIds;
  /**
   * Drawn as one box.
   */
  readonly collapsed?: boolean;
}
/**
 * Where the editor draws the steps. Without meaning for the work.
 */
export interface Layout {
  /**
   * Places by step id.
   */
  readonly steps?: {
    readonly [k: string]: {
      /**
       * Left edge.
       */
      readonly x?: number;
      /**
       * Top edge.
       */
      readonly y?: number;
    };
  };
  /**
   * Notes beside the steps.
   *
   * Items: A note of the editor.
   */
  readonly notes?: readonly Note[];
  /**
   * Steps that are drawn together.
   *
   * Items: Steps that the editor draws together.
   */
  readonly groups?: readonly Group[];
}
