import { errorAt, type Problem } from '@fermata/model';
import { judge, parseSource, SchemaValidators, withPlaces } from '@fermata/validation';
import type { CheckAnswer, CheckRequest } from './protocol.ts';

/** Answers what a page asks: the same code, and so the same verdict, as the API. Never throws. */
export function createAnswerer(): (request: CheckRequest) => CheckAnswer {
  const validators = new SchemaValidators();
  const problemsOf = (request: CheckRequest): readonly Problem[] => {
    if (request.type === 'judge') return judged(request);
    const compiled = validators.of(request.schema);
    return compiled.ok ? compiled.validate(request.value).problems : compiled.problems;
  };
  return (request) => {
    try {
      return { id: request.id, problems: problemsOf(request) };
    } catch (error) {
      const message = `This could not be checked here: ${String((error as Error).message)}`;
      return { id: request.id, problems: [{ ...errorAt('', 'check.failed', message), severity: 'warning' }] };
    }
  };
}

function judged({ source, format, known }: Extract<CheckRequest, { type: 'judge' }>): readonly Problem[] {
  const parsed = parseSource(source, format);
  if (parsed.problems.some(({ severity }) => severity === 'error')) return parsed.problems;
  const { problems } = judge(parsed.value, known);
  return withPlaces([...parsed.problems, ...problems], parsed);
}
