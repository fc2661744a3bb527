import type { Credentials } from './desk.ts';

/** A page of the web application that anybody can be sent to. */
export interface Route {
  /** Names its screenshots. */
  readonly name: string;
  readonly path: string;
  /** Who uses it: one of the demo's people by login, or somebody else; absent = nobody has signed in. */
  readonly who?: string | Credentials;
}

/** Ids of what pages are about, and people beside those of the demo. */
export interface Examples {
  readonly instance: string;
  /** A task that `robin` has taken. */
  readonly task: string;
  /** A task that is offered to `robin`. */
  readonly offered: string;
  readonly auditor: Credentials;
  readonly viewer: Credentials;
}

/** Every route of those who build and run workflows. A new page is added here or beside, and with that to the checks that hold for all. */
export function buildingRoutes({ instance, viewer }: Examples): readonly Route[] {
  return [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'setup', path: '/setup' },
    { name: 'invitation', path: '/invitation#token=not-one' },
    { name: 'home-analyst', path: '/', who: 'ana' },
    { name: 'account', path: '/account', who: 'ana' },
    { name: 'account-password', path: '/account/password', who: 'ana' },
    { name: 'help', path: '/help', who: 'ana' },
    { name: 'workflows', path: '/workflows', who: 'ana' },
    { name: 'editor', path: '/workflows/refund-approval', who: 'ana' },
    { name: 'versions', path: '/workflows/refund-approval/versions', who: 'ana' },
    { name: 'decisions', path: '/decisions', who: 'ana' },
    { name: 'forms', path: '/forms', who: 'ana' },
    { name: 'form-designer', path: '/forms/refund-review', who: 'ana' },
    { name: 'gallery', path: '/gallery', who: 'ana' },
    { name: 'instances', path: '/instances', who: 'admin' },
    { name: 'instances-viewer', path: '/instances', who: viewer },
    { name: 'instance', path: `/instances/${instance}`, who: 'admin' },
    { name: 'nowhere', path: '/nowhere', who: 'ana' },
  ];
}

/** Every route of those who work tasks, and of those who see to people and to the house. */
export function peopleRoutes({ task, offered, auditor }: Examples): readonly Route[] {
  return [
    { name: 'home-agent', path: '/', who: 'robin' },
    { name: 'home-supervisor', path: '/', who: 'sue' },
    { name: 'home-admin', path: '/', who: 'admin' },
    { name: 'notices', path: '/notices', who: 'robin' },
    { name: 'tasks', path: '/tasks?tab=groups', who: 'robin' },
    { name: 'tasks-done', path: '/tasks?tab=done', who: 'robin' },
    { name: 'task', path: `/tasks/${task}`, who: 'robin' },
    { name: 'task-offered', path: `/tasks/${offered}?tab=groups`, who: 'robin' },
    { name: 'desk', path: '/desk', who: 'sue' },
    { name: 'desk-forecast', path: '/desk?tab=forecast', who: 'sue' },
    { name: 'desk-log', path: '/desk?tab=log', who: 'sue' },
    { name: 'desk-reviews', path: '/desk?tab=reviews', who: 'sue' },
    { name: 'desk-absences', path: '/desk?tab=absences', who: 'sue' },
    { name: 'admin-people', path: '/admin/people', who: 'admin' },
    { name: 'admin-groups', path: '/admin/groups', who: 'admin' },
    { name: 'admin-rights', path: '/admin/rights?can=task.claim', who: 'admin' },
    { name: 'admin-tokens', path: '/admin/tokens', who: 'admin' },
    { name: 'admin-sign-ins', path: '/admin/sign-ins', who: 'admin' },
    { name: 'admin-audit', path: '/admin/audit', who: 'admin' },
    { name: 'admin-auditor', path: '/admin', who: auditor },
    { name: 'admin-system', path: '/admin/system', who: 'admin' },
    { name: 'admin-configuration', path: '/admin/configuration', who: 'admin' },
  ];
}
