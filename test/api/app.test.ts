import { expect, test } from 'vitest';
import { startApi } from '../support/api.ts';

test('says that it is well, and in which version', async () => {
  const api = await startApi();
  const answer = await (await api.as(null)).get('/api/health');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ status: 'ok', version: '0.1.0' });
});
