import type { Demand } from './permission.decorator.ts';

/**
 * The table that the routes must equal, cell by cell: who reads it sees what every door of the API demands. A new route
 * needs a row here.
 */
export const demands: Readonly<Record<string, Demand>> = Object.freeze({
  'GET /api/v1/activities': 'activity.read',
  'GET /api/v1/audit': 'audit.read',
  'GET /api/v1/audit/verify': 'audit.read',
  'GET /api/v1/definitions': 'definition.read',
  'POST /api/v1/definitions/validate': 'definition.read',
  'GET /api/v1/definitions/:kind/:name': 'definition.read',
  'DELETE /api/v1/definitions/:kind/:name': 'definition.delete',
  'PUT /api/v1/definitions/:kind/:name/draft': 'definition.edit',
  'POST /api/v1/definitions/:kind/:name/publish': 'definition.publish',
  'POST /api/v1/definitions/:kind/:name/undelete': 'definition.delete',
  'POST /api/v1/definitions/:kind/:name/archive': 'definition.edit',
  'POST /api/v1/definitions/:kind/:name/unarchive': 'definition.edit',
  'POST /api/v1/definitions/:kind/:name/duplicate': 'definition.edit',
  'PUT /api/v1/definitions/:kind/:name/tags': 'definition.edit',
  'GET /api/v1/definitions/:kind/:name/used-by': 'definition.read',
  'GET /api/v1/definitions/:kind/:name/versions': 'definition.read',
  'GET /api/v1/definitions/:kind/:name/versions/:version': 'definition.read',
  'GET /api/v1/definitions/:kind/:name/versions/:version/:format': 'definition.read',
  'GET /api/v1/definitions/:kind/:name/compare': 'definition.read',
  'POST /api/v1/definitions/:kind/:name/restore': 'definition.edit',
  'GET /api/v1/definitions/:kind/:name/grants': 'definition.read',
  'PUT /api/v1/definitions/:kind/:name/grants': 'user.manage',
  'POST /api/v1/deployments': 'definition.publish',
  'POST /api/v1/events': 'event.send',
  'GET /api/v1/events': 'event.read',
  'GET /api/v1/events/one': 'event.read',
  'POST /api/v1/fleets': 'instance.fleet',
  'GET /api/v1/fleets': 'instance.fleet',
  'GET /api/v1/fleets/:id': 'instance.fleet',
  'POST /api/v1/fleets/:id/start': 'instance.fleet',
  'POST /api/v1/fleets/:id/halt': 'instance.fleet',
  'POST /api/v1/fleets/:id/stop': 'instance.fleet',
  'GET /api/v1/groups': 'user.read',
  'GET /api/v1/groups/:name': 'user.read',
  'PUT /api/v1/groups/:name': 'user.manage',
  'DELETE /api/v1/groups/:name': 'user.manage',
  'PUT /api/v1/groups/:name/members/:user': 'user.manage',
  'DELETE /api/v1/groups/:name/members/:user': 'user.manage',
  'GET /api/v1/groups/:name/grants': 'user.read',
  'PUT /api/v1/groups/:name/grants': 'user.manage',
  'GET /api/v1/health/live': 'public',
  'GET /api/v1/health/ready': 'public',
  'POST /api/v1/instances': 'self',
  'GET /api/v1/instances': 'instance.read',
  'GET /api/v1/instances/:id': 'instance.read',
  'GET /api/v1/instances/:id/visits': 'instance.read',
  'POST /api/v1/instances/:id/cancel': 'instance.cancel',
  'POST /api/v1/instances/:id/terminate': 'instance.terminate',
  'POST /api/v1/instances/:id/retry': 'instance.retry',
  'POST /api/v1/instances/:id/verbs': 'self',
  'POST /api/v1/instances/:id/verbs/preview': 'self',
  'POST /api/v1/invitations/accept': 'public',
  'GET /api/v1/me': 'account',
  'PATCH /api/v1/me': 'self',
  'PUT /api/v1/me/password': 'account',
  'GET /api/v1/schemas': 'definition.read',
  'GET /api/v1/schemas/:kind': 'definition.read',
  'POST /api/v1/sessions': 'public',
  'GET /api/v1/sessions': 'account',
  'DELETE /api/v1/sessions/current': 'account',
  'DELETE /api/v1/sessions': 'account',
  'POST /api/v1/setup': 'public',
  'GET /api/v1/stream': 'self',
  'GET /api/v1/tasks': 'task.see',
  'GET /api/v1/tasks/:id': 'task.see',
  'POST /api/v1/tasks/:id/claim': 'task.claim',
  'POST /api/v1/tasks/:id/release': 'task.see',
  'POST /api/v1/tasks/:id/assign': 'task.see',
  'PUT /api/v1/tasks/:id/draft': 'task.complete',
  'POST /api/v1/tasks/:id/complete': 'task.complete',
  'POST /api/v1/test-runs': 'test.run',
  'GET /api/v1/test-runs': 'definition.read',
  'GET /api/v1/test-runs/:id': 'definition.read',
  'GET /api/v1/tokens': 'self',
  'POST /api/v1/tokens': 'self',
  'DELETE /api/v1/tokens/:id': 'self',
  'GET /api/v1/users': 'user.read',
  'POST /api/v1/users': 'user.manage',
  'GET /api/v1/users/:id': 'user.read',
  'PATCH /api/v1/users/:id': 'user.manage',
  'POST /api/v1/users/:id/disable': 'user.manage',
  'POST /api/v1/users/:id/enable': 'user.manage',
  'POST /api/v1/users/:id/reset-password': 'user.manage',
  'POST /api/v1/users/:id/sign-out': 'user.manage',
  'DELETE /api/v1/users/:id': 'user.manage',
  'GET /metrics': 'system.read',
});

/** Handlers that demand, besides, what the body asks for: what the bodies below come to. */
export const demandedByBody: Readonly<Record<string, Demand>> = Object.freeze({
  'POST /api/v1/instances/:id/verbs': 'instance.pause',
  'POST /api/v1/instances/:id/verbs/preview': 'instance.pause',
});

/** Served beside Nest's handlers: the description of the API, which says nothing of anybody's data. */
export const described = /^(GET|HEAD) \/api\/v1\/(docs|openapi)([./-].*)?$/;

/** Bodies that get past the schema, so that the object itself is judged; absent = an empty one. */
export const bodies: Readonly<Record<string, object>> = Object.freeze({
  'POST /api/v1/instances/:id/cancel': { reason: 'a spec' },
  'POST /api/v1/instances/:id/terminate': { reason: 'a spec' },
  'POST /api/v1/instances/:id/retry': { reason: 'a spec' },
  'POST /api/v1/instances/:id/verbs': { verb: 'pause', reason: 'a spec' },
  'POST /api/v1/instances/:id/verbs/preview': { verb: 'pause', reason: 'a spec' },
  'POST /api/v1/fleets/:id/start': { reason: 'a spec' },
  'POST /api/v1/fleets/:id/halt': { reason: 'a spec' },
  'POST /api/v1/fleets/:id/stop': { reason: 'a spec' },
  'POST /api/v1/tasks/:id/assign': { user: 'anna' },
  'PUT /api/v1/tasks/:id/draft': { data: { note: 'x' } },
  'POST /api/v1/tasks/:id/complete': { submissionId: 's-1', outcome: 'done', data: {} },
  'POST /api/v1/definitions/:kind/:name/publish': { revision: 1 },
  'POST /api/v1/definitions/:kind/:name/duplicate': { name: 'copy' },
  'POST /api/v1/definitions/:kind/:name/restore': { version: 1 },
  'PUT /api/v1/definitions/:kind/:name/tags': { tags: [] },
  'PUT /api/v1/definitions/:kind/:name/grants': { grants: [] },
  'PUT /api/v1/groups/:name/grants': { grants: [] },
});

/** Queries that get past the schema. */
export const queries: Readonly<Record<string, string>> = Object.freeze({
  'GET /api/v1/definitions/:kind/:name/compare': '?from=1&to=draft',
});

/** What is not there is answered otherwise than by 404; what is foreign must then be answered just so. */
export const answersWhenMissing: Readonly<Record<string, readonly number[]>> = Object.freeze({
  'GET /api/v1/definitions/:kind/:name/used-by': [200],
  'GET /api/v1/definitions/:kind/:name/versions/:version/:format': [400, 404],
});

/** Routes with a place in their path that need no object of another project to be refused. */
export const ownByNature: Readonly<Record<string, string>> = Object.freeze({
  'PUT /api/v1/definitions/:kind/:name/draft': 'makes a definition of the own project',
  'PUT /api/v1/groups/:name': 'makes a group of the own project',
  'GET /api/v1/schemas/:kind': 'is the same for everybody',
  'GET /api/v1/users/:id': 'accounts belong to the installation',
  'PATCH /api/v1/users/:id': 'accounts belong to the installation',
  'POST /api/v1/users/:id/disable': 'accounts belong to the installation',
  'POST /api/v1/users/:id/enable': 'accounts belong to the installation',
  'POST /api/v1/users/:id/reset-password': 'accounts belong to the installation',
  'POST /api/v1/users/:id/sign-out': 'accounts belong to the installation',
  'DELETE /api/v1/users/:id': 'accounts belong to the installation',
});
