import type { FormPlan, PlanNode } from '@fermata/forms';
import { pointerParts, type JsonObject, type JsonValue } from '@fermata/model';

/** The layout that is made from the schema when none is written, as a text that people can change. */
export function generatedLayout(plan: FormPlan): JsonValue {
  return plan.nodes.map((node) => written(node, []));
}

function written(node: PlanNode, around: readonly string[]): JsonObject {
  const parts = node.field === undefined ? undefined : pointerParts(node.field);
  const own = parts?.slice(around.length).filter((part) => part !== '*');
  const inside = parts === undefined ? around : node.schema?.['type'] === 'array' ? [...parts, '*'] : parts;
  return {
    component: node.component,
    ...(own !== undefined && own.length > 0 && { field: own.join('.') }),
    ...(node.title !== undefined && node.schema?.['title'] !== node.title && { title: node.title }),
    ...(node.value !== undefined && { value: node.value }),
    ...(Object.keys(node.options).length > 0 && { options: node.options }),
    ...(node.children.length > 0 && { children: node.children.map((child) => written(child, inside)) }),
  };
}
