import { hasErrors, type JsonObject, type Problem } from '@fermata/model';
import type { FormPlan } from '@fermata/forms';
import type { FormScene } from '../store/form-scene.ts';
import { focusFirstFinding } from './reveal.ts';

/** Takes an answer; what the server finds wrong with it comes back as problems with pointers of the answer. */
export type TakeAnswer = (
  outcome: string | undefined,
  answer: JsonObject,
) => void | Promise<readonly Problem[] | void>;

/** What becomes of an attempt to submit. */
export type Submission = 'held' | 'refused' | 'taken';

interface Attempt {
  readonly plan: FormPlan;
  readonly outcome: string | undefined;
  readonly reason: string | undefined;
  readonly take: TakeAnswer;
}

/**
 * Judges the form as the server will, hands the answer on when nothing keeps it back, and shows what the server says.
 * Warnings let it pass. A throw of `take` is not ours to explain: it goes through.
 */
export async function submit(
  scene: FormScene,
  { plan, outcome, reason, take }: Attempt,
): Promise<Submission> {
  const { store, ports } = scene;
  if (reason !== undefined) store.give('/reason', reason);
  store.attempt();
  store.say('server', []);
  store.say('schema', []);
  store.say('check', store.form.check(store.state, outcome === undefined ? {} : { outcome }));
  if (isHeld(scene)) return held(scene);
  const answer = answerOf(scene, reason);
  store.say('schema', (await ports.check?.(plan.schema, answer)) ?? []);
  if (isHeld(scene)) return held(scene);
  const problems = (await take(outcome, answer)) ?? [];
  store.say('server', problems);
  if (!hasErrors(problems)) return 'taken';
  focusFirstFinding(scene);
  return 'refused';
}

function isHeld({ store }: FormScene): boolean {
  return store.errors().length > 0;
}

function held(scene: FormScene): 'held' {
  focusFirstFinding(scene);
  return 'held';
}

function answerOf({ store }: FormScene, reason: string | undefined): JsonObject {
  const answer = store.form.answer(store.state);
  return reason === undefined ? answer : { ...answer, reason };
}
