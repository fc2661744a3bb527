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

/** The answer of inviting: `inviteToken` is shown only now. Times are RFC 3339. */
export interface InvitedUser extends UserRow {
  readonly inviteToken: string;
  readonly inviteExpiresAt: string;
}

/** `PATCH /users/:id`: members that are absent stay as they are. */
export interface UpdateUserRequest {
  readonly name?: string;
  readonly email?: string | null;
  readonly roles?: readonly Role[];
  readonly groups?: readonly string[];
}

/** `POST /users/:id/reset-password`: `token` is shown only now; `POST /invitations/accept` takes it. */
export interface OneTimeToken {
  readonly token: string;
  readonly expiresAt: string;
}

/** `POST /invitations/accept`. */
export interface AcceptInvitationRequest {
  readonly token: string;
  readonly password: string;
}

/** `POST /setup`: the first admin, by the token that the console showed. */
export interface SetupRequest {
  readonly token: string;
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** `DELETE /users/:id` and `DELETE /groups/:name`: the open tasks that were given back. */
export interface ReturnedTasks {
  readonly tasks: readonly string[];
}

/** `GET /users/:id/reliance`: what rests on a person, before it is disabled or removed. */
export interface UserRelianceRow {
  /** Open tasks the person holds. Disabled: they stay; removed: they go back. */
  readonly claimed: number;
  /** Open tasks that are offered to nobody else. */
  readonly alone: number;
  readonly sessions: number;
  readonly tokens: number;
  /** The account can be neither disabled nor removed. */
  readonly isLastAdmin: boolean;
}

/** `GET /groups/:name/reliance`: what rests on a group, before it is removed. */
export interface GroupRelianceRow {
  readonly members: number;
  /** Open tasks that are offered to it. */
  readonly offered: number;
  /** Of those, the ones that are offered to nobody else: they go to the supervisors. */
  readonly alone: number;
}

/** `GET /sessions`. Times are RFC 3339. */
export interface SessionSummary {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address?: string;
  readonly agent?: string;
}

/** `PATCH /me`. */
export interface UpdateMeRequest {
  readonly zone?: string;
  readonly language?: string;
}

/** `PUT /me/password`. */
export interface ChangePasswordRequest {
  readonly current: string;
  readonly password: string;
}

/** A right over a group's tasks: `GET` and `PUT /groups/:name/grants`. */
export interface GroupGrantRow {
  readonly granteeKind: 'user' | 'group';
  readonly grantee: string;
  readonly verb: 'see' | 'claim' | 'complete' | 'reassign' | 'suspend';
}

/** A right on a definition: `GET` and `PUT /definitions/:kind/:name/grants`. */
export interface DefinitionGrantRow {
  readonly granteeKind: 'user' | 'group';
  readonly grantee: string;
  readonly verb: 'start';
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
  /** What changed, where the verb says so. */
  readonly details?: unknown;
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

/** A project that the caller may enter. */
export interface ProjectRow {
  readonly name: string;
  readonly title: string;
  /** Whether the request was made in it. */
  readonly isCurrent: boolean;
}

/** `GET /projects`. */
export interface ProjectList {
  readonly items: readonly ProjectRow[];
}
