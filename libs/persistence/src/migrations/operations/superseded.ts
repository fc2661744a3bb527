/** Visits that a rerun has superseded keep what they came to. */
export const supersededVisits = `
ALTER TABLE step_visit DROP CONSTRAINT step_visit_status_check;
ALTER TABLE step_visit ADD CONSTRAINT step_visit_status_check
  CHECK (status IN ('open', 'held', 'completed', 'failed', 'cancelled', 'skipped', 'superseded'));
`;
