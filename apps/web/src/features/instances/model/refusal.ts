/** Refusals for which there are plain words. */
const known: readonly string[] = Object.freeze([
  'instance.cancelling',
  'instance.closed',
  'instance.ending',
  'instance.notPaused',
  'instance.notStarted',
  'instance.paused',
  'items.tooMany',
  'lock.taken',
  'move.nothingToUndo',
  'move.refused',
  'move.target',
  'move.type',
  'move.vars',
  'step.held',
  'step.neverVisited',
  'step.noInput',
  'step.notHeld',
  'step.unknown',
  'task.limit',
  'task.separation',
  'task.unknown',
  'token.limit',
  'token.unknown',
  'verb.repeated',
  'visit.noItems',
  'visit.notHeld',
  'visit.notManual',
  'visit.settled',
  'visit.unknown',
  'visit.withdrawn',
]);

/** The key of the words for a refusal; keys of messages have no dots. */
export function refusalKeyOf(reason: string): string {
  return known.includes(reason) ? reason.replaceAll('.', '-') : 'other';
}
