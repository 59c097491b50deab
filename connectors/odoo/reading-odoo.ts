import type { Say } from '../../model/texts/index.ts';
import type { OdooClient } from './odoo-client.ts';
import type { OdooSettings, OdooSurroundings } from './odoo-settings.ts';

/** What the parts of this source share while they read one week. */
export interface ReadingOdoo extends Pick<OdooSurroundings, 'timezone' | 'slotsOf'> {
  client: OdooClient;
  settings: OdooSettings;
  say: Say;
  /** Records asked for at once. */
  pageSize: number;
}
