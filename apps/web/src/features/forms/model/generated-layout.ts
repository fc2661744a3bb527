import type { FormPlan, PlanNode } from '@fermata/forms';
import { pointerParts, type JsonObject, type JsonValue } from '@fermata/model';

/** The layout that is made from the schema when none is written, as a text that people can change. */
export function generatedLayout(plan: FormPlan): JsonValue {
  return plan.nodes.map((node) => written(node, []));
}

function written(node: PlanNode, around: readonly string[]): JsonObject {
  const parts = node.field === undefined ? undefined : pointerParts(node.field);
  return {
    component: node.component,
    ...fieldWithin(parts, around),
    ...saidBy(node),
    ...(node.children.length > 0 && {
      children: node.children.map((child) => written(child, placeWithin(node, parts, around))),
    }),
  };
}

function fieldWithin(parts: readonly string[] | undefined, around: readonly string[]): JsonObject {
  const own = parts?.slice(around.length).filter((part) => part !== '*') ?? [];
  return own.length === 0 ? {} : { field: own.join('.') };
}

function placeWithin(
  node: PlanNode,
  parts: readonly string[] | undefined,
  around: readonly string[],
): readonly string[] {
  if (parts === undefined) return around;
  return node.schema?.['type'] === 'array' ? [...parts, '*'] : parts;
}

function saidBy({ title, schema, value, options }: PlanNode): JsonObject {
  return {
    ...(title !== undefined && schema?.['title'] !== title && { title }),
    ...(value !== undefined && { value }),
    ...(Object.keys(options).length > 0 && { options }),
  };
}
