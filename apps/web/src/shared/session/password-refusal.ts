import { ApiProblem } from '../api/client.ts';

/** Why a new password was refused, as a word of the messages; undefined when the refusal is about something else. */
export function passwordRefusal(
  error: Error | null,
  login: string,
  password: string,
): PasswordFault | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'password.weak') return undefined;
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase())) return 'containsLogin';
  return new Set(password).size < 5 ? 'monotonous' : 'weak';
}

/** The words that a refusal can have. */
export type PasswordFault = 'containsLogin' | 'monotonous' | 'weak';
