import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';

describeStores('downloads', (dialect) => {
  it('remembers the newest download of each subject', async () => {
    const { downloads } = await newStore(dialect);
    expect(await downloads.latest()).toEqual([]);
    const at = '2026-03-02T08:15:00.000Z';
    await downloads.remember({ what: 'loads', source: 'sheets', detail: 'Loads 2025', at });
    await downloads.remember({ what: 'absences', source: 'odoo', detail: 'erp.example.org', at });
    await downloads.remember({ what: 'loads', source: 'files', detail: 'loads.yaml', at });
    expect(await downloads.latest()).toEqual([
      { what: 'absences', source: 'odoo', detail: 'erp.example.org', at },
      { what: 'loads', source: 'files', detail: 'loads.yaml', at },
    ]);
  });
});
