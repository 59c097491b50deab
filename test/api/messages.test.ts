import { expect, test } from 'vitest';
import { addKey } from '../../actions/identity/keys.ts';
import { startApi } from '../support/api.ts';
import { startGoogleChat } from '../support/google-chat-server.ts';
import { startMailServer } from '../support/mail-server.ts';

/** However busy the machine is. */
const SOON = { timeout: 15_000 };

/** The demo team with a space of a chat, and with mail. */
async function startMessaging() {
  const [chat, mail] = [await startGoogleChat(), await startMailServer()];
  const api = await startApi({
    configure: ({ messaging }) => {
      messaging.channels.team = { kind: 'google-chat', url: chat.webhook('TEAM') };
      messaging.default = 'team';
      const { host, port } = mail;
      Object.assign(messaging.email, { host, port, security: 'none', from: 'lineup@example.org' });
    },
  });
  return { ...api, chat, mail };
}

test('004.193 anybody says something to the team or to a person, and it goes out while the server listens', async () => {
  const { as, chat, mail, store, listen } = await startMessaging();
  await listen();
  const amir = await as('amir');
  const { targets } = (await amir.get('/api/message-targets')).json();
  expect(targets[0]).toEqual({ kind: 'channel', name: 'team', label: 'team', isDefault: true });
  const said = await amir.send('POST', '/api/messages', { text: 'At *five*?' });
  expect(said.statusCode).toBe(202);
  expect(said.json()).toEqual({ id: expect.any(String), state: 'queued', target: 'team' });
  await expect.poll(() => chat.texts('TEAM'), SOON).toEqual(['At *five*?']);

  const berta = (await store.persons.get('berta'))!;
  await store.persons.save({ ...berta, email: 'berta@example.org' });
  const mailed = await amir.send('POST', '/api/messages', {
    target: berta.name,
    text: 'Hello',
    subject: 'Hi',
  });
  expect(mailed.json().target).toBe(berta.name);
  await expect
    .poll(() => mail.box)
    .toMatchObject([{ to: ['berta@example.org'], headers: { subject: 'Hi' } }]);
  // Addresses of others are for coordinators.
  expect(JSON.stringify([targets, mailed.json()])).not.toContain('@');
  expect(await store.messages.list()).toMatchObject([{ by: 'amir' }, { by: 'amir' }]);
});

test('a service with the scope notify:say says something, and sees nothing', async () => {
  const { workplace, withKey } = await startMessaging();
  const { secret } = await addKey(workplace, { name: 'doorbell', scopes: ['notify:say'] });
  const doorbell = withKey(secret);
  expect((await doorbell.send('POST', '/api/messages', { target: 'team', text: 'Ding' })).statusCode).toBe(
    202,
  );
  expect((await doorbell.get('/api/messages')).statusCode).toBe(403);
  expect((await workplace.store.audit.list())[0]).toMatchObject({ who: 'key:doorbell', what: 'message.say' });
});

test('004.192 an unknown target is refused with those there are, nothing to say too', async () => {
  const { as, store } = await startMessaging();
  const amir = await as('amir');
  const refused = await amir.send('POST', '/api/messages', { target: 'nowhere', text: 'x' });
  expect(refused.statusCode).toBe(404);
  expect(refused.json()).toMatchObject({ code: 'unknown-target', detail: expect.stringContaining('team') });
  expect((await amir.send('POST', '/api/messages', { target: 'team', text: '  ' })).statusCode).toBe(400);
  expect((await amir.send('POST', '/api/messages', { target: 'team' })).statusCode).toBe(400);
  expect(await store.messages.list()).toEqual([]);
});

test('004.191 administrators see what was given up with its reason, and have it tried anew', async () => {
  const { as, chat, listen } = await startMessaging();
  await listen();
  const [amir, aina] = [await as('amir'), await as('aina')];
  const error = { code: 404, message: 'gone', status: 'NOT_FOUND' };
  chat.faults.schedule({ at: 'TEAM', status: 404, body: { error } });
  const { id } = (await amir.send('POST', '/api/messages', { text: 'one' })).json();
  const failed = async () => (await aina.get('/api/messages?state=failed')).json().messages;
  await expect.poll(async () => (await failed()).length, SOON).toBe(1);
  expect((await failed())[0]).toMatchObject({
    ...{ id, channel: 'team', target: 'team', by: 'amir', text: 'one', attempts: 1, attachments: [] },
    reason: expect.stringMatching(/^The space or the webhook of team is no more/),
  });
  expect((await aina.get('/api/notices')).json().notices).toMatchObject([{ kind: 'message-failed' }]);
  expect((await amir.get('/api/messages?state=failed')).statusCode).toBe(403);
  expect((await amir.send('POST', `/api/messages/${id}/retries`)).statusCode).toBe(403);

  const retried = await aina.send('POST', `/api/messages/${id}/retries`);
  expect([retried.statusCode, retried.json().state]).toEqual([202, 'queued']);
  await expect.poll(() => chat.texts('TEAM'), SOON).toEqual(['one']);
  const again = await aina.send('POST', `/api/messages/${id}/retries`);
  expect([again.statusCode, again.json().code]).toEqual([404, 'unknown-message']);
});
