import { isIdentifier, pointer, said, type JsonValue } from '@fermata/model';
import { isRefused, type Edit, type Proposal, type Refused } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { objectAt, valueAt } from '../read.ts';
import { rewriteExpression, type Renaming } from './rewrite.ts';
import { stepSlots } from './slots.ts';
import { sourceSlots, type SourceSlot } from './sources.ts';
import { rewriteTemplate } from './template.ts';

/**
 * Gives a step another id, everywhere: transitions, handlers, regions, `cancels`, `completes`, `whileIn`, what is undone,
 * its place on the canvas, and every expression. The step keeps its place.
 */
export function renameStep(definition: JsonValue, id: string, newId: string): Proposal {
  const steps = objectAt(definition, 'steps');
  if (!Object.hasOwn(steps, id))
    return refuse('/steps', 'step.unknown', said`There is no step \`${{ step: id }}\`.`);
  const label = { key: 'edit.renameStep', values: { step: id, name: newId } };
  if (id === newId) return { label, edits: [], selects: [id] };
  if (!isIdentifier(newId)) return refuse(pointer('steps', id), 'step.id', idMessage(newId));
  if (Object.hasOwn(steps, newId))
    return refuse(pointer('steps', newId), 'edit.taken', said`\`${{ name: newId }}\` is taken.`);
  const texts = renamedTexts(definition, { [id]: newId });
  if (isRefused(texts)) return texts;
  const slots = stepSlots(definition).filter((slot) => slot.id === id);
  const places = objectAt(valueAt(definition, 'layout'), 'steps');
  const edits: readonly Edit[] = [
    ...texts,
    ...slots.map(({ path }): Edit => ({ op: 'set', path, value: newId })),
    { op: 'rename', path: pointer('steps', id), key: newId },
    ...(Object.hasOwn(places, id) && !Object.hasOwn(places, newId)
      ? [{ op: 'rename', path: pointer('layout', 'steps', id), key: newId } as const]
      : []),
  ];
  return { label, edits, selects: [newId] };
}

function idMessage(id: string): string {
  return `\`${id}\` is no id: a lower-case letter, then letters and digits, and no word of the expression language.`;
}

/** The edits that put new ids into every expression of a definition. */
export function renamedTexts(definition: JsonValue, ids: Renaming): readonly Edit[] | Refused {
  const edits: Edit[] = [];
  for (const slot of sourceSlots(definition)) {
    const value = renamedText(slot, ids);
    if (value === undefined) return refuse(slot.path, 'edit.expression', notByLetter(slot.text));
    if (value !== slot.text) edits.push({ op: 'set', path: slot.path, value });
  }
  return edits;
}

/** A text with new ids in its expressions. */
export function renamedText({ text, form }: SourceSlot, ids: Renaming): string | undefined {
  if (!Object.keys(ids).some((id) => text.includes(id))) return text;
  const rewrite = (source: string): string | undefined => rewriteExpression(source, ids);
  return form === 'expression' ? rewrite(text) : rewriteTemplate(text, rewrite);
}

function notByLetter(text: string): string {
  return `\`${text.slice(0, 200)}\` reads the step in a way that cannot be rewritten; change it first.`;
}
