import { AppError } from '../../model/errors.ts';
import type { ApiKey } from '../../model/identity.ts';
import { SCOPES, type Scope } from '../../model/permissions.ts';
import { speaker } from '../../model/texts/index.ts';
import type { Workplace } from '../workplace.ts';
import { hashOf, newToken } from './token.ts';

/** A new key of a service. Its secret is given this once: the store keeps only a hash. `bad-option`. */
export async function addKey(
  { store, by, locale }: Workplace,
  { name, scopes }: { name: string; scopes: readonly string[] },
): Promise<{ key: ApiKey; secret: string }> {
  const say = speaker(locale);
  const label = name.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(label))
    throw new AppError('bad-option', { option: 'NAME', value: name, expected: say('expected.key-name') });
  const isScope = (scope: string): scope is Scope => (SCOPES as readonly string[]).includes(scope);
  const strange = scopes.find((scope) => !isScope(scope));
  if (strange !== undefined || scopes.length === 0)
    throw new AppError('bad-option', { option: 'SCOPES', value: strange ?? '', expected: SCOPES.join(', ') });
  // The word in front has scanners recognise a key that stands where it should not.
  const secret = `lineup_${newToken()}`;
  return store.transaction(async (parts) => {
    const granted = [...new Set(scopes)].filter(isScope);
    const key = await parts.apiKeys.add({ name: label, scopes: granted, createdBy: by }, hashOf(secret));
    await parts.audit.add({ who: by, what: 'key.add', subject: key.id, before: null, after: key });
    return { key, secret };
  });
}

/** Ends a key at once. `unknown-key`. */
export async function revokeKey({ store, by }: Workplace, id: string): Promise<void> {
  await store.transaction(async (parts) => {
    const before = (await parts.apiKeys.list()).find((key) => key.id === id) ?? null;
    if (!(await parts.apiKeys.revoke(id))) throw new AppError('unknown-key', { id });
    await parts.audit.add({ who: by, what: 'key.revoke', subject: id, before, after: null });
  });
}
