import { extractSubWorkflow, isRefused, renameStep } from '@fermata/editing';
import { phraseOf, type Phrase, type Problem } from '@fermata/model';
import { taken } from '../../../shared/api/client.ts';
import { definitionsSaveDraft, editingCheckpoint } from '../../../shared/api/generated/sdk.gen.ts';
import { writtenText } from '../../../shared/document/changed-text.ts';
import type { EditorParts } from '../editor-context.tsx';
import { commit, definitionOf } from '../view/edit.ts';
import { failurePhrase, refusalPhrase } from '../../../shared/api/use-failure-text.ts';

/** Gives a step another id, everywhere. */
export function rename(parts: EditorParts, step: string, id: string): Problem | undefined {
  return commit(parts, renameStep(definitionOf(parts), step, id));
}

/** Saves and names the draft as it is; gives back why that could not be done. */
export async function nameCheckpoint({ store, id }: EditorParts, label: string): Promise<Phrase | undefined> {
  const save = await store.actions.flush();
  if (save.kind === 'refused') return refusalPhrase(save.problem);
  const { revision } = store.getState().base;
  try {
    await taken(editingCheckpoint({ path: { ...id, revision }, body: { label } }));
    return undefined;
  } catch (error) {
    return failurePhrase(error);
  }
}

/** Takes steps out into a workflow of their own, whose draft is made first; gives back why that could not be done. */
export async function extract(
  parts: EditorParts,
  steps: readonly string[],
  name: string,
): Promise<Phrase | undefined> {
  const extracted = extractSubWorkflow(definitionOf(parts), steps, name);
  if (isRefused(extracted)) return phraseOf(extracted.refused);
  try {
    const body = { source: writtenText(extracted.child, 'yaml'), format: 'yaml' as const };
    const path = { kind: 'workflow' as const, name };
    await taken(definitionsSaveDraft({ path, body, headers: { 'If-Match': '"0"' } }));
  } catch (error) {
    return failurePhrase(error);
  }
  const problem = commit(parts, extracted.change);
  return problem && phraseOf(problem);
}
