import { hash, verify } from '@node-rs/argon2';
import { errorAt, said, type Phrase, type Problem } from '@fermata/model';

/** OWASP's argon2id recommendation: 19 MiB, two passes, one lane. */
const options = Object.freeze({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
const shortest = 12;
const longest = 256;

/** Hashes a password with argon2id; the parameters travel in the result. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/**
 * Compares a password with a stored hash. Without a hash it still spends the time of one, so that an unknown login
 * and a wrong password look alike.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  if (stored !== undefined) return verify(stored, password).catch(() => false);
  await hash(password, options);
  return false;
}

/** What is wrong with a new password: length decides, as NIST SP 800-63B advises; composition rules do not. */
export function judgePassword(password: string, login: string): Problem[] {
  const refuse = (message: Phrase): Problem[] => [errorAt('/password', 'password.weak', message)];
  if (password.length < shortest)
    return refuse(said`A password has at least ${{ count: shortest }} characters`);
  if (password.length > longest) return refuse(said`A password has at most ${{ count: longest }} characters`);
  if (password.toLowerCase().includes(login.toLowerCase()))
    return refuse(said`A password does not contain the login`);
  return new Set(password).size < 5 ? refuse(said`A password has at least 5 different characters`) : [];
}
