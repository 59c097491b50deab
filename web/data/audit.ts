import type { AuditEntry } from '../../model/identity.ts';
import { get } from './http.ts';

/** An entry; `hidden`: what was changed is not for us. */
export type AuditView = AuditEntry & { hidden?: true };

/** A page of what was changed, the newest first; `next`: where the older ones begin. */
export const listAudit = (before: number | null = null) =>
  get<{ entries: AuditView[]; next: number | null }>(`/audit${before === null ? '' : `?before=${before}`}`);
