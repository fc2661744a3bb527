import type { Evaluator } from '@fermata/interpreter';
import type { Watched } from '@fermata/simulator';
import type { Evaluated } from './protocol.ts';

/** Most expressions that are told of one moment. */
const MOST = 100;

/** The evaluator of a watched plan that writes down what each expression came to. */
export function noting({ evaluator, judged }: Watched, notes: Evaluated[]): Evaluator {
  return {
    template: (template, scope) => evaluator.template(template, scope),
    expression(source, scope) {
      const before = judged.length;
      const result = evaluator.expression(source, scope);
      const place = judged.length > before ? judged[before]?.place : undefined;
      const written = place === undefined ? placeless(source) : place.source;
      const outcome = result.ok ? { value: result.value } : { error: result.error.message };
      const where = place === undefined ? {} : { path: place.path };
      if (notes.length < MOST && written !== undefined) notes.push({ source: written, ...where, ...outcome });
      return result;
    },
  };
}

/** A condition that failed bears only the name of its place, which says nothing. */
function placeless(source: string): string | undefined {
  return source.startsWith('@place ') ? source.slice('@place '.length) : source;
}
