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
  readonly via:
    | { readonly kind: 'session'; readonly sessionId: string; readonly csrf: string }
    | { readonly kind: 'token'; readonly tokenId: string };
}

/** Finds who is behind a credential; answers undefined for anything unknown, expired or revoked. */
export interface SubjectSource {
  bySession(secret: string): Promise<Subject | undefined>;
  byToken(secret: string): Promise<Subject | undefined>;
}

/** Injection token of the subject source. */
export const SUBJECT_SOURCE = Symbol('SubjectSource');
