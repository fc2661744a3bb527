import type { JsonValue } from '../json.ts';

/**
 * A parsed template: plain JSON that lives in the plan. What is an expression is fixed here by type, once, at publish;
 * no data that flows through it later can become one. Parts without expressions are collapsed to one literal.
 */
export type Template =
  | { readonly t: 'literal'; readonly value: JsonValue }
  | { readonly t: 'expr'; readonly source: string }
  | { readonly t: 'text'; readonly parts: readonly TextPart[] }
  | { readonly t: 'object'; readonly entries: readonly (readonly [key: string, value: Template])[] }
  | { readonly t: 'list'; readonly items: readonly Template[] };

/** A part of a mixed text: letters as they are, or the source of an expression. */
export type TextPart = string | { readonly source: string };

/** The sources of all expressions of a template, in the order in which they are evaluated. */
export function sourcesOf(template: Template): readonly string[] {
  switch (template.t) {
    case 'literal':
      return [];
    case 'expr':
      return [template.source];
    case 'text':
      return template.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.source]));
    case 'object':
      return template.entries.flatMap(([, value]) => sourcesOf(value));
    case 'list':
      return template.items.flatMap(sourcesOf);
  }
}
