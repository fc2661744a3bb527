/**
 * SQL: whether the first claim of the task of an alias means something to its instance, by the version that it goes on by
 * now: the claim takes a lock (rule L1), makes the visit outlast its milestone (rule L2), or wins a race (rule W3). Such a
 * task is claimed by a person, and the instance is asked; nobody is given it, for that would be a claim that nobody asked
 * about.
 */
export function startDecided(task: string): string {
  const listed = (list: string) =>
    `json_array_elements(CASE json_typeof(${list}) WHEN 'array' THEN ${list} ELSE '[]' END)`;
  return `EXISTS (SELECT 1 FROM instance i JOIN definition_version v ON v.project_id = i.project_id
      AND v.kind = 'workflow' AND v.name = i.definition AND v.version = i.version CROSS JOIN LATERAL (
      SELECT v.plan -> 'steps' AS steps, v.plan -> 'steps' -> ${task}.step_id AS step) AS p
    WHERE i.project_id = ${task}.project_id AND i.id = ${task}.instance_id
      AND (p.step -> 'whileIn' IS NOT NULL
        OR EXISTS (SELECT 1 FROM ${listed(`p.step -> 'lock'`)} AS l WHERE l ->> 'take' = 'start')
        OR EXISTS (SELECT 1 FROM json_each(p.steps) AS r CROSS JOIN LATERAL ${listed(`r.value -> 'next'`)} AS n
          WHERE r.value ->> 'win' = 'start' AND n ->> 'to' = ${task}.step_id)))`;
}
