import type { References, TaskReference, FormReference, EventReference } from '@fermata/interpreter';
import { isObject, type JsonValue, type Problem } from '@fermata/model';
import {
  eventReference,
  formReference,
  judge,
  parseSource,
  taskReference,
  withPlaces,
} from '@fermata/validation';
import type { SourceFile } from './files.ts';

/** The verdict on one file. */
export interface FileVerdict {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/**
 * Judges files without a server: what they refer to is looked for among the files themselves, and a reference to
 * anything else becomes a hint, since only a server knows what it has.
 */
export function judgeFiles(files: readonly SourceFile[]): readonly FileVerdict[] {
  const parsed = files.map((file) => ({ file, source: parseSource(file.source, file.format) }));
  const references = referencesAmong(parsed.map(({ source }) => source.value));
  return parsed.map(({ file, source }) => {
    if (source.problems.some((problem) => problem.severity === 'error')) {
      return { path: file.path, problems: source.problems };
    }
    const { problems } = judge(source.value, { references });
    return { path: file.path, problems: withPlaces([...source.problems, ...problems].map(softened), source) };
  });
}

function softened(problem: Problem): Problem {
  return problem.code === 'reference.unknown'
    ? { ...problem, severity: 'hint', message: `${problem.message} Only a server can tell.` }
    : problem;
}

function referencesAmong(documents: readonly JsonValue[]): References {
  const tasks: Record<string, TaskReference> = {};
  const forms: Record<string, FormReference> = {};
  const events: Record<string, EventReference> = {};
  for (const document of documents) {
    if (!isObject(document) || typeof document['name'] !== 'string') continue;
    const self = { name: document['name'], version: 1 };
    if (document['kind'] === 'task') tasks[self.name] = taskReference(document as JsonValue, self);
    if (document['kind'] === 'component') forms[self.name] = formReference(document as JsonValue, self);
    if (document['kind'] === 'event') events[self.name] = eventReference(document as JsonValue, self);
  }
  return { self: { name: '', version: 1 }, tasks, forms, events };
}
