import type { ApiKey } from '../../model/identity.ts';
import type { Scope } from '../../model/permissions.ts';
import { get, send } from './http.ts';

export const listKeys = () => get<{ keys: ApiKey[]; scopes: Scope[] }>('/keys');
export const addKey = (name: string, scopes: Scope[]) =>
  send<ApiKey & { secret: string }>('POST', '/keys', { name, scopes });
export const revokeKey = (id: string) => send('DELETE', `/keys/${encodeURIComponent(id)}`);
