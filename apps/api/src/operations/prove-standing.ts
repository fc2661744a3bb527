import type { OperatePreview } from '@fermata/contracts';
import type { Plan } from '@fermata/interpreter';
import { isObject, wordsOf, type JsonValue } from '@fermata/model';
import { prove, type Standing } from '@fermata/proof';

/** Markings that are looked at for one preview. */
const bound = 5_000;

/**
 * What the graph proves of where an instance would stand after a verb (rule O2): that it cannot come to its end from
 * there, and why. Nothing where it can, where it has ended, or where the bound is reached before anything is proved.
 */
export function proveStanding(
  plan: JsonValue | undefined,
  said: JsonValue,
): Pick<OperatePreview, 'findings'> {
  if (plan === undefined || !isObject(said) || said['accepted'] !== true) return {};
  const marking = said['marking'] as unknown as Standing | undefined;
  if (marking === undefined || marking.visits.length + marking.tokens.length === 0) return {};
  const { verdict, findings } = prove(plan as unknown as Plan, { marking, bound });
  if (verdict !== 'unsound') return {};
  return { findings: findings.map(({ code, message }) => ({ code, ...wordsOf(message) })) };
}
