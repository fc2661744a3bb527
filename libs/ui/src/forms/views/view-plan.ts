import { humanised } from '../outputs/humanised.ts';
import type { FormPlan, PlanChoices, PlanNode } from '@fermata/forms';
import {
  isObject,
  pointer,
  type JsonObject,
  type JsonValue,
  type ViewColumn,
  type ViewFilter,
  type ViewTile,
} from '@fermata/model';

/** The name under which the rows of a list stand in its plan. */
export const rowsField = 'rows';

const bare = { required: false, options: {}, children: [], checks: [] } as const;

/** A list of rows as a plan: each column is a component that is drawn once for each row, which it sees as `item`. */
export function rowsPlan(plan: FormPlan): FormPlan {
  const rows: PlanNode = {
    ...bare,
    id: '/columns',
    component: 'table',
    field: pointer(rowsField),
    schema: { type: 'array' },
    children: (plan.view?.columns ?? []).map(columnNode),
  };
  return { ...plan, nodes: [rows], outcomes: [], rules: [], schema: { type: 'object' } };
}

function columnNode(column: ViewColumn, index: number): PlanNode {
  const { component = 'value', value, options = {} } = column;
  return { ...bare, id: `/columns/${index}`, component, value, options };
}

/** The tiles of a dashboard as a plan, one component each. */
export function tilesPlan(plan: FormPlan): FormPlan {
  const nodes = (plan.view?.tiles ?? []).map(tileNode);
  return { ...plan, nodes, outcomes: [], rules: [], schema: { type: 'object' } };
}

function tileNode({ component, value, options = {} }: ViewTile, index: number): PlanNode {
  return { ...bare, id: `/tiles/${index}`, component, options, ...(value !== undefined && { value }) };
}

/** The filters of a list as a form. */
export function filtersPlan(plan: FormPlan): FormPlan {
  const nodes = (plan.view?.filters ?? []).map(filterNode);
  return { ...plan, nodes, outcomes: [], rules: [], schema: { type: 'object' } };
}

function filterNode(filter: ViewFilter, index: number): PlanNode {
  const choices = choicesOf(filter.choices as JsonValue | undefined);
  const field = filter.field.startsWith('/') ? filter.field : pointer(...filter.field.split('.'));
  return {
    ...bare,
    id: `/filters/${index}`,
    component: filter.component ?? (choices === undefined ? 'text' : 'choice'),
    field,
    title: filter.title ?? filter.field,
    schema: {},
    options: { look: 'select' },
    ...(choices !== undefined && { choices }),
  };
}

function choicesOf(written: JsonValue | undefined): PlanChoices | undefined {
  if (typeof written === 'string') return { kind: 'expression', source: written };
  if (Array.isArray(written))
    return { kind: 'list', choices: (written as readonly JsonValue[]).map(choiceOf) };
  if (!isObject(written) || typeof written['lookup'] !== 'string') return undefined;
  return { kind: 'lookup', lookup: written['lookup'], with: (written['with'] ?? {}) as JsonObject };
}

function choiceOf(choice: JsonValue): { readonly value: JsonValue; readonly title: string } {
  const { value = choice, title } = isObject(choice) ? (choice as JsonObject) : {};
  return { value, title: typeof title === 'string' ? title : humanised(String(value)) };
}
