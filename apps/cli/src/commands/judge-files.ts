import type { Problem } from '@fermata/model';
import { judge, parseSource, referencesAmong, withPlaces } from '@fermata/validation';
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
  const references = referencesAmong(
    parsed.map(({ source }) => source.value),
    { name: '', version: 1 },
  );
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
