import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts to sign in are read as a log: each has a number, and successes are found without the failures between. */
const signIns = `
ALTER TABLE signin_attempt ADD COLUMN n bigserial;
CREATE UNIQUE INDEX signin_attempt_newest ON signin_attempt (n);
CREATE INDEX signin_attempt_success ON signin_attempt (subject, at) WHERE succeeded;`;

/**
 * What the audit trail is searched by. Verbs are compared byte by byte: below the wall between projects an index answers
 * only what cannot leak, which a range is and a pattern is not.
 */
const audit = `
CREATE INDEX audit_by_verb ON audit (project_id, verb COLLATE "C", number);
CREATE INDEX audit_by_request ON audit (project_id, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX audit_refused ON audit (project_id, number) WHERE outcome = 'denied';
CREATE INDEX audit_by_age ON audit USING brin (at) WITH (pages_per_range = 32);`;

/** What admins look into: the log of sign-ins and the audit trail, found by what they ask. */
export class Admin1765160000000 implements MigrationInterface {
  readonly name = 'Admin1765160000000';

  /** Numbers the attempts that are there, and adds indexes. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [signIns, audit]) await runner.query(part);
  }

  /** Takes them away. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX audit_by_verb, audit_by_request, audit_refused, audit_by_age, signin_attempt_success;
      ALTER TABLE signin_attempt DROP COLUMN n;`);
  }
}
