import type { FormState, Question } from '../state.ts';
import { keyOf, type Instance } from './cells.ts';
import type { FormProgram } from './form-program.ts';
import { placeOf } from './gate.ts';
import { Revision } from './revision.ts';
import { isEmpty } from './tree.ts';

/** What only the server can tell of an answer, for every check that asks; what is empty is not asked about. */
export function questionsOf(state: FormState, program: FormProgram): readonly Question[] {
  const revision = new Revision(program, state, state.values);
  return program.cells.flatMap((cell) =>
    cell.node.checks.some(({ ask }) => ask !== undefined)
      ? revision.instancesOf(cell, []).flatMap((instance) => asked(instance, state, program, revision))
      : [],
  );
}

function asked(
  instance: Instance,
  state: FormState,
  program: FormProgram,
  revision: Revision,
): readonly Question[] {
  if (state.nodes.get(keyOf(instance.cell.node.id, instance.indexes))?.visible !== true) return [];
  const scope = revision.scopeOf(instance);
  return instance.cell.node.checks.flatMap(({ ask, message, severity }) => {
    const found = ask === undefined ? undefined : program.programs.evaluate(ask.value, scope);
    if (ask === undefined || found?.kind !== 'value' || isEmpty(found.value)) return [];
    return [
      {
        pointer: placeOf(instance),
        lookup: ask.lookup,
        value: found.value,
        expect: ask.expect ?? 'found',
        message: program.text(message),
        severity: severity ?? 'error',
      },
    ];
  });
}
