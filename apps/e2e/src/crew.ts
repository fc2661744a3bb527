import type { InvitedUser, Role } from '@fermata/contracts';
import { signIn, type Api } from './api.ts';
import type { House } from './house.ts';

/** Somebody of a journey's own, who has signed in through the API. */
export interface Hand {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly api: Api;
}

/** Who is taken on. */
export interface Hiring {
  readonly login: string;
  readonly name: string;
  readonly roles?: readonly Role[];
  readonly groups?: readonly string[];
}

/** Makes a group. */
export async function foundGroup({ admin }: House, name: string, title: string): Promise<void> {
  const made = await admin.call('PUT', `/groups/${name}`, { body: { title } });
  if (made.status >= 300) throw new Error(`group ${name}: ${JSON.stringify(made.body)}`);
}

/** Invites a person, an agent if nothing else is said, and accepts for them. */
export async function hire(house: House, hiring: Hiring, by: Api = house.admin): Promise<Hand> {
  const { login, name, roles = ['agent'], groups = [] } = hiring;
  const password = `journey of ${crypto.randomUUID()}`;
  const invited = await by.post<InvitedUser>('/users', { login, name, roles, groups });
  await house.admin.post('/invitations/accept', { token: invited.inviteToken, password });
  return { id: invited.id, login, name, password, api: await signIn(house.urls.api, login, password) };
}
