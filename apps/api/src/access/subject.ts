import type { Permission, Role } from '@fermata/contracts';

/** Who acts in a request: a signed-in person, or a token of that person. */
export interface Subject {
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly projectId: string;
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
  /** What the roles allow, cut down to the token's scopes. */
  readonly permissions: ReadonlySet<Permission>;
  /** Until it has a password of its own, a person reaches nothing but its account. */
  readonly mustChangePassword: boolean;
  readonly via: SessionCredential | TokenCredential;
}

/** A browser's session. */
export interface SessionCredential {
  readonly kind: 'session';
  /** Names the session in lists and in the audit trail; opens nothing. */
  readonly sessionId: string;
  readonly hash: string;
  readonly csrf: string;
  readonly expiresAt: Date;
  /** Whether the cookie has served long enough to be replaced. */
  readonly isDue: boolean;
}

/** An API token. */
export interface TokenCredential {
  readonly kind: 'token';
  readonly tokenId: string;
  readonly expiresAt: Date;
}

/** Finds who is behind a credential; answers undefined for anything unknown, expired or revoked. */
export interface SubjectSource {
  bySession(secret: string): Promise<Subject | undefined>;
  byToken(secret: string): Promise<Subject | undefined>;
}

/** Injection token of the subject source. */
export const SUBJECT_SOURCE = Symbol('SubjectSource');

/** The one project of an installation so far; a token names its own. */
export const defaultProject = 'default';
