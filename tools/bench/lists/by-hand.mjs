/** What a person's free tasks are read by when the statement is written by hand, over the same rows and columns. */
export const freeByHand = `
SELECT t.id, t.instance_id, t.work, t.step_id, t.definition, t.definition_version, t.title, t.status, t.priority, t.due_at,
  t.assignee, u.display_name AS assignee_name, t.claimed_at, t.version, t.created_at, t.closed_at, t.close_reason,
  t.business_key, t.start_by, t.suspended_at, t.follow_up_at, t.owner, t.allocated,
  ARRAY(SELECT o.principal FROM task_offer o WHERE o.project_id = t.project_id AND o.task_id = t.id AND o.kind = 'user')
    AS users,
  ARRAY(SELECT o.principal FROM task_offer o WHERE o.project_id = t.project_id AND o.task_id = t.id AND o.kind = 'group')
    AS groups
FROM (SELECT DISTINCT found.* FROM unnest($1::text[]) AS p (principal) CROSS JOIN LATERAL (
    SELECT i.priority, i.due, i.created_at, i.task_id FROM task_inbox i
    WHERE i.project_id = 'default' AND i.principal = p.principal AND i.lane = 0
      AND (i.priority, i.due, i.created_at, i.task_id) > ($2::int, $3::timestamptz, $4::timestamptz, $5::text)
    ORDER BY i.priority, i.due, i.created_at, i.task_id LIMIT 51) AS found
  ORDER BY priority, due, created_at, task_id LIMIT 51) AS k
JOIN task t ON t.project_id = 'default' AND t.id = k.task_id
LEFT JOIN user_account u ON u.id = t.assignee
ORDER BY k.priority, k.due, k.created_at, k.task_id`;

/** Before the first row. */
export const fromTheStart = Object.freeze([0, '-infinity', '-infinity', '']);
