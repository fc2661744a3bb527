/** SQL: whether the person of an expression has declined the task `t`. It is not offered to that person any more. */
export function declinedBy(person: string): string {
  return `EXISTS (SELECT 1 FROM task_decline d WHERE d.project_id = t.project_id AND d.task_id = t.id
    AND d.person = ${person})`;
}

/** SQL: whether the person of an expression helps with the task `t`: sees it and saves the draft, but does not answer. */
export function helpedBy(person: string): string {
  return `EXISTS (SELECT 1 FROM task_helper h WHERE h.project_id = t.project_id AND h.task_id = t.id
    AND h.person = ${person})`;
}

/** SQL: whether the person of an expression may take the task `t` as far as the task goes: not suspended, not declined. */
export function takeableBy(person: string): string {
  return `(t.suspended_at IS NULL AND NOT ${declinedBy(person)})`;
}
