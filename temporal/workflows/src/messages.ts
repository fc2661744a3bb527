import {
  temporalNames,
  type Delivery,
  type Operation,
  type Submission,
  type TaskClaim,
  type Verdict,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import {
  CancellationScope,
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setDefaultUpdateHandler,
  setHandler,
} from '@temporalio/workflow';
import type { Arrival } from './inbox.ts';
import { receive } from './deliveries.ts';
import { shift } from './moves.ts';
import { preview } from './preview.ts';
import { viewOf, type Run } from './run.ts';
import { requestOf } from './verbs.ts';

/** Registers every handler; called before the first await, because messages may come before anything else. */
export function listen(run: Run): void {
  setHandler(defineUpdate<Verdict, [Submission]>(temporalNames.submit), (submission) =>
    once(run, submission.submissionId, answer(submission)),
  );
  setHandler(defineUpdate<Verdict, [TaskClaim]>(temporalNames.claim), (claim) =>
    once(run, claim.claimId, claimed(claim)),
  );
  setHandler(defineUpdate<Verdict, [Operation]>(temporalNames.operate), (operation) =>
    isMove(operation) ? shift(run, operation) : once(run, operation.id, verb(operation)),
  );
  setHandler(defineQuery(temporalNames.view), () => ({ view: viewOf(run), ...run.projection.peek() }));
  setHandler(defineQuery<JsonValue, [Operation, JsonValue?]>(temporalNames.preview), (operation, plan) =>
    preview(run, operation, plan),
  );
  setHandler(
    defineQuery<Verdict | null, [string]>(temporalNames.verdict),
    (id) => run.handled.verdictOf(id) ?? null,
  );
  setHandler(defineSignal<[readonly Delivery[]]>(temporalNames.deliver), (deliveries) =>
    receive(run, deliveries),
  );
  setDefaultUpdateHandler((name) => refusal(`unknown message ${name}`));
  setDefaultSignalHandler(() => undefined);
  listenForCancel(run);
}

/** Judges a message once in the life of the instance, whatever number of runs and deliveries it takes. */
async function once(run: Run, id: string, arrival: Arrival | undefined): Promise<Verdict> {
  if (arrival === undefined) return refusal('the message is not understood');
  const known = run.handled.verdictOf(id);
  if (known !== undefined) return known;
  // A microtask later the whole activation has arrived, and the order of ranks holds.
  await Promise.resolve();
  const verdict = await new Promise<Verdict>((judged) => run.inbox.push({ ...arrival, judged }));
  run.handled.remember(id, verdict);
  return verdict;
}

function answer({ work, output, by }: Submission): Arrival {
  return { rank: 'answer', occurrence: { type: 'taskCompleted', work, output, by } };
}

function claimed({ work, by }: TaskClaim): Arrival {
  return { rank: 'answer', occurrence: { type: 'taskStarted', work, by } };
}

/** A move needs its plan before it can be judged. */
function isMove({ verb: name }: Operation): boolean {
  return name === 'move' || name === 'undo-move';
}

function verb(operation: Operation): Arrival | undefined {
  const occurrence = requestOf(operation);
  return occurrence === undefined ? undefined : { rank: 'verb', occurrence, operation };
}

/** A cancel from Temporal Web is a verb like any other; the core decides what it means. */
function listenForCancel(run: Run): void {
  CancellationScope.current().cancelRequested.catch(() => {
    run.isCancelRequested = true;
    // A cancelled instance may be opened again and cancelled again: that is another verb.
    const given = { id: `temporal/cancel@${run.at}`, actor: 'temporal', reason: 'cancelled in Temporal' };
    run.inbox.push({ rank: 'verb', occurrence: { type: 'cancelRequested', verb: given } });
  });
}

function refusal(reason: string): Verdict {
  return { accepted: false, reason };
}
