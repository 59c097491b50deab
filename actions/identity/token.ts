import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 32 random bytes, fit for cookies and addresses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps in the place of a secret. Secrets of 32 random bytes need no salt and no slow hash. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
