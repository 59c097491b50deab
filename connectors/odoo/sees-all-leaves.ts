import { AppError } from '../../model/errors.ts';
import type { OdooCall, OdooClient } from './odoo-client.ts';

/** Odoo shows the leaves of everybody to those of this group; to others their own, and says nothing of it. */
const OFFICERS = 'hr_holidays.group_hr_holidays_user';

/** Whether the account sees the leaves of others. `null`: this installation does not tell. */
export async function seesAllLeaves(client: OdooClient): Promise<boolean | null> {
  const model = 'res.users';
  const context = (await tellOf(client, { model, method: 'context_get' })) as { uid?: unknown } | null;
  const asked: OdooCall = { model, method: 'has_group', places: [['group_ext_id', OFFICERS]] };
  // Older versions ask the class, and only newer ones say who we are.
  const ids = typeof context?.uid === 'number' ? [context.uid] : null;
  const answer = (ids && (await tellOf(client, { ...asked, ids }))) ?? (await tellOf(client, asked));
  return typeof answer === 'boolean' ? answer : null;
}

/** What it answers; `null`: it does not know the method, or not in this way. */
async function tellOf(client: OdooClient, call: OdooCall): Promise<unknown> {
  return client.read(call).catch((error) => {
    const isUnknown =
      error instanceof AppError && /^source-(not-found|malformed|forbidden)$/.test(error.code);
    if (isUnknown) return null;
    throw error;
  });
}
