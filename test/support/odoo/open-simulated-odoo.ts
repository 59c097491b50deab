import type { OdooUnderTest } from '../../odoo/seeds.ts';
import { startOdooServer } from '../odoo-server.ts';
import { simulatedCustomers } from './simulated-customers.ts';
import { simulatedSeeds } from './simulated-seeds.ts';

/** The simulated one, as the contracts take it. */
export async function openSimulatedOdoo(): Promise<OdooUnderTest & { close(): Promise<void> }> {
  const server = await startOdooServer();
  const { url, database, login, password, stranger, clerk } = server;
  const both = (one: string) => ({ jsonrpc: one, json2: one });
  return {
    url,
    database,
    login,
    passwords: both(password),
    stranger: { login: stranger.login, passwords: both(stranger.password) },
    clerk: { login: clerk.login, passwords: both(clerk.password) },
    seeds: simulatedSeeds(server),
    customers: simulatedCustomers(server),
    close: server.close,
  };
}
