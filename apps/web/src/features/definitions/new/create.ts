import { isObject, type JsonObject } from '@fermata/model';
import { parseSource, rewriteText, toYaml, type SourceFormat } from '@fermata/validation';
import { taken } from '../../../shared/api/client.ts';
import { definitionsSaveDraft, templatesGet } from '../../../shared/api/generated/sdk.gen.ts';

/** What a new workflow is made of. */
export type Origin =
  | { readonly kind: 'empty' }
  | { readonly kind: 'template'; readonly id: string }
  | { readonly kind: 'text'; readonly text: string };

/** How it is called. */
export interface Naming {
  readonly title: string;
  readonly name: string;
}

/** Saves the first draft and gives back the name; fails when there is a workflow of that name already. */
export async function createWorkflow(origin: Origin, naming: Naming): Promise<string> {
  const { source, format, name } = await textOf(origin, naming);
  const path = { kind: 'workflow' as const, name };
  // Revision 0: it must not be there yet.
  await taken(definitionsSaveDraft({ path, body: { source, format }, headers: { 'If-Match': '"0"' } }));
  return name;
}

interface Made {
  readonly source: string;
  readonly format: SourceFormat;
  readonly name: string;
}

async function textOf(origin: Origin, { title, name }: Naming): Promise<Made> {
  if (origin.kind === 'empty') {
    // Without steps: an empty object would be written in one line, and all that is put into it too.
    const source = toYaml({ kind: 'workflow', name, title });
    return { source, format: 'yaml', name };
  }
  if (origin.kind === 'text') return pasted(origin.text);
  const { source, format } = await taken(templatesGet({ path: { id: origin.id } }));
  const before = parseSource(source, format).value as JsonObject;
  return { source: rewriteText(source, format, { before, after: { ...before, name, title } }), format, name };
}

/** The text as it is; its own name is the name. */
export function pasted(text: string): Made {
  const format = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const { value, problems } = parseSource(text, format);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(problem.message);
  const name = isObject(value) ? value['name'] : undefined;
  if (!isObject(value) || value['kind'] !== 'workflow' || typeof name !== 'string')
    throw new Error('This is not the text of a workflow: it has no `kind: workflow` and `name`.');
  return { source: text, format, name };
}
