import { get } from 'node:http';
import { expect, test } from 'vitest';
import { startServer } from '../../api/server.ts';
import { startApi } from '../support/api.ts';

test('says where it is, and who is in the way', async () => {
  const { workplace } = await startApi();
  const server = await startServer(workplace, { port: 0 });
  expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
  const port = Number(new URL(server.url).port);
  const health = await fetch(`http://127.0.0.1:${port}/api/health`);
  expect(health.status).toBe(200);
  await expect(startServer(workplace, { port })).rejects.toMatchObject({
    code: 'port-taken',
    values: { port, host: '127.0.0.1' },
  });
  const nowhere = startServer(workplace, { host: '192.0.2.1', port: 0 });
  await expect(nowhere).rejects.toMatchObject({ code: 'cannot-listen' });
  // Who has a connection open does not keep it from ending.
  const open = get({ port, path: '/api/health', agent: false, headers: { connection: 'keep-alive' } });
  await new Promise((resolve) => open.once('response', (answer) => answer.resume().once('end', resolve)));
  await server.close();
  await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
});
