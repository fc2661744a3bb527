import type { Role } from '@fermata/contracts';

/** A demo login; its password is public, so it exists in development on loopback only. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** The people of the demo. `admin` holds every role, so that the CLI can do everything in a fresh clone. */
export const demoPeople: readonly DemoPerson[] = Object.freeze([
  {
    login: 'admin',
    name: 'Alex Admin',
    password: 'demo-of-fermata-1',
    roles: ['admin', 'analyst', 'developer', 'supervisor', 'agent', 'auditor'],
  },
  { login: 'ana', name: 'Ana Analyst', password: 'demo-of-fermata-2', roles: ['analyst'] },
  { login: 'dev', name: 'Devi Developer', password: 'demo-of-fermata-3', roles: ['developer'] },
  { login: 'robin', name: 'Robin Reyes', password: 'demo-of-fermata-4', roles: ['agent'] },
  { login: 'sam', name: 'Sam Sato', password: 'demo-of-fermata-5', roles: ['agent'] },
  { login: 'sue', name: 'Sue Supervisor', password: 'demo-of-fermata-6', roles: ['supervisor'] },
]);

/** The groups of the demo with their members. */
export const demoGroups = Object.freeze([
  { name: 'refunds', title: 'Refunds', members: ['admin', 'robin', 'sam'] },
  { name: 'support', title: 'Support', members: ['admin', 'robin', 'sam'] },
  { name: 'supervisors', title: 'Supervisors', members: ['sue'] },
]);
