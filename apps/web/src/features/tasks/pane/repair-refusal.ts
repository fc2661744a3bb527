/** Why a workflow lets no task be skipped or done anew, as far as there are plain words. */
const words = Object.freeze({
  'instance.cancelling': 'cancelling',
  'instance.closed': 'closed',
  'instance.ending': 'closed',
  'instance.notStarted': 'notStarted',
  'instance.paused': 'paused',
  'output.again': 'answer',
  'rerun.forgotten': 'forgotten',
  'step.held': 'held',
  'step.neverVisited': 'forgotten',
  'step.unknown': 'forgotten',
  'task.limit': 'limit',
  'token.limit': 'limit',
  'verb.repeated': 'repeated',
  'visit.settled': 'settled',
  'visit.unknown': 'settled',
  'visit.withdrawn': 'settled',
} as const);

/** The word of the messages for a refusal of the workflow; `other` for one that has none. */
export function repairRefusal(reason: string | undefined): (typeof words)[keyof typeof words] | 'other' {
  return Object.hasOwn(words, reason ?? '') ? words[reason as keyof typeof words] : 'other';
}
