import { expect, it } from 'vitest';
import { describeStores, NOW, newStore } from '../support/stores.ts';

describeStores('keys of services', (dialect) => {
  it('are found by their hash until they are revoked, and stay on the list', async () => {
    const { apiKeys } = await newStore(dialect);
    const cron = await apiKeys.add({ name: 'cron', scopes: ['plan:run'], createdBy: 'ada' }, 'aa');
    expect(await apiKeys.find('aa')).toEqual(cron);
    expect(await apiKeys.find('bb')).toBeNull();
    await apiKeys.touch(cron.id);
    expect(await apiKeys.find('aa')).toEqual({ ...cron, lastUsedAt: NOW.toISOString() });
    expect(await apiKeys.revoke(cron.id)).toBe(true);
    expect(await apiKeys.revoke(cron.id)).toBe(false);
    expect(await apiKeys.find('aa')).toBeNull();
    expect(await apiKeys.list()).toMatchObject([{ name: 'cron', revokedAt: NOW.toISOString() }]);
  });
});
