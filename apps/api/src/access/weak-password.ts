import { AppError } from '@fermata/contracts';
import { inRow, phraseOf } from '@fermata/model';
import { judgePassword } from './passwords.ts';

/** Refuses a bad new password with `password.weak` (422) and the reasons. */
export function demandStrong(password: string, login: string): void {
  const problems = judgePassword(password, login);
  if (problems.length === 0) return;
  const message = inRow(problems.map(phraseOf), '; ');
  throw new AppError('password.weak', message, { status: 422, details: { problems } });
}
