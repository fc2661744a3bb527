import type { Scope } from '@fermata/expressions';
import { errorAt, type Problem } from '@fermata/model';
import type { OutcomeState } from '../state.ts';
import type { FormProgram } from './form-program.ts';

/** What the rules of the form say, at their fields; where a rule names none, at the form as a whole. */
export function ruleProblemsOf({ plan, programs, text }: FormProgram, scope: Scope): readonly Problem[] {
  return plan.rules.flatMap(({ that, message, severity, fields }) => {
    const found = programs.evaluate(that, scope);
    if (found.kind === 'absent' || (found.kind === 'value' && found.value === true)) return [];
    if (found.kind === 'failed') return [errorAt('', 'form.expression', found.message)];
    const places = fields.length === 0 ? [''] : fields;
    return places.map((path) => ({
      code: 'form.rule',
      path,
      message: text(message),
      severity: severity ?? 'error',
    }));
  });
}

/** The decisions, each with whether it is offered now. */
export function outcomesOf({ plan, programs, text }: FormProgram, scope: Scope): readonly OutcomeState[] {
  return plan.outcomes.map((outcome) => {
    const found = outcome.when === undefined ? undefined : programs.evaluate(outcome.when, scope);
    const offered = found === undefined || (found.kind === 'value' && found.value === true);
    const help = outcome.help === undefined ? {} : { help: text(outcome.help) };
    return { ...outcome, title: text(outcome.title), ...help, offered };
  });
}
