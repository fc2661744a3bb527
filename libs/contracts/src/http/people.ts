import type { Permission, Role } from '../rights.ts';

/** `POST /sessions`. */
export interface SignInRequest {
  readonly login: string;
  readonly password: string;
}

/** `GET /me` and the answer of signing in. */
export interface Me {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
  readonly permissions: readonly Permission[];
  readonly zone: string;
  readonly language: string;
  readonly mustChangePassword: boolean;
  /** To be sent as `X-Fermata-CSRF` with every write of this session; absent for tokens. */
  readonly csrf?: string;
}

/** `GET /users`. */
export interface UserRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
  readonly status: 'active' | 'invited' | 'disabled';
}

/** `POST /users`: invites; the answer carries the one-time link token once. */
export interface InviteUserRequest {
  readonly login: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly groups?: readonly string[];
}

/** `GET /groups`. */
export interface GroupRow {
  readonly name: string;
  readonly title: string;
  readonly members: readonly string[];
}

/** `POST /tokens`: `secret` is shown only in this answer. */
export interface CreateTokenRequest {
  readonly name: string;
  /** A subset of the owner's permissions; absent = all of them. */
  readonly scopes?: readonly Permission[];
  readonly expiresInDays: number;
}

/** `GET /tokens`. Times are RFC 3339. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes?: readonly Permission[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt?: string;
  readonly revokedAt?: string;
  readonly secret?: string;
}

/** `GET /audit`. Times are RFC 3339. */
export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly via: string;
  readonly verb: string;
  readonly object: string;
  readonly allowed: boolean;
  readonly reason?: string;
  readonly requestId?: string;
}

/** `GET /activities`: the catalogue that workers register. Times are RFC 3339. */
export interface ActivityRow {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly description?: string;
  readonly queue: string;
  readonly inputSchema: unknown;
  readonly outputSchema: unknown;
  readonly errors: readonly { readonly code: string; readonly class: string }[];
  readonly live: boolean;
  readonly lastSeenAt: string;
}

/** One entry of the live stream `GET /stream` (server-sent events; `Last-Event-ID` resumes). */
export interface ChangeRow {
  readonly id: number;
  readonly topic: 'instance' | 'task' | 'event' | 'definition' | 'notice';
  readonly key: string;
  readonly what: string;
}
