import type { FormPlan } from '@fermata/forms';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** An answer as lines of “field: value”, by the titles of the form where there is one; every value of it is there. */
export function answerText(values: JsonObject, plan: FormPlan | undefined): string {
  const titles = titlesOf(plan?.nodes ?? []);
  return Object.entries(values)
    .map(([name, value]) => `${titles.get(`/${name}`) ?? name}: ${textOf(value)}`)
    .join('\n');
}

function titlesOf(nodes: FormPlan['nodes']): ReadonlyMap<string, string> {
  const all = (some: FormPlan['nodes']): readonly (readonly [string, string])[] =>
    some.flatMap(({ field, title, children }) => {
      const own = field !== undefined && typeof title === 'string' ? [[field, title] as const] : [];
      return [...own, ...all(children)];
    });
  return new Map(all(nodes));
}

function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  const isFlat = Array.isArray(value) && value.every((item) => !isObject(item) && !Array.isArray(item));
  return isFlat ? value.map(String).join(', ') : JSON.stringify(value);
}
