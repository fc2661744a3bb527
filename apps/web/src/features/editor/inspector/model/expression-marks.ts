import { parseExpression, parseTemplate } from '@fermata/expressions';
import type { TextMark } from '@fermata/ui';

/** What is no expression in a text, with its place. Nothing typed yet is nothing wrong. */
export function expressionMarks(text: string, isTemplate: boolean): readonly TextMark[] {
  if (text.trim() === '') return [];
  const parsed = isTemplate ? parseTemplate(text) : parseExpression(text);
  if (parsed.ok) return [];
  return parsed.problems.map(({ message, severity, position }) => {
    const from = Math.min(position.offset, text.length);
    return { from, to: Math.min(from + 1, text.length), severity, message };
  });
}
