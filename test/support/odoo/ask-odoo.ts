import type { RealOdoo } from './start-odoo.ts';

export type AskOdoo = (
  model: string,
  method: string,
  places?: unknown[],
  named?: Record<string, unknown>,
) => Promise<unknown>;

/**
 * Calls methods as a user by a way of its own, so that what tests prepare and look up does not go through the code
 * that they test. Rejects with what the server says.
 */
export async function askOdoo(
  odoo: Pick<RealOdoo, 'url' | 'database'>,
  login: string,
  password: string,
): Promise<AskOdoo> {
  const call = async (service: string, method: string, args: unknown[]) => {
    const response = await fetch(`${odoo.url}/jsonrpc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } }),
    });
    const { error, result } = (await response.json()) as {
      error?: { data?: { debug?: string } };
      result?: unknown;
    };
    if (error)
      throw new Error(`${args.slice(3, 5).join('.')}: ${error.data?.debug ?? JSON.stringify(error)}`);
    return result;
  };
  const user = await call('common', 'authenticate', [odoo.database, login, password, {}]);
  return (model, method, places = [], named = {}) =>
    call('object', 'execute_kw', [odoo.database, user, password, model, method, places, named]);
}
