import { expect, test } from 'vitest';
import { listTargets, resolveTarget } from '../../actions/message-targets.ts';
import { sendMessage } from '../../actions/send-message.ts';
import { tellTeam } from '../../actions/tell-team.ts';
import { renderError } from '../../model/texts/index.ts';
import { LOCALES } from '../../model/types.ts';
import { person } from '../store/samples.ts';
import { messagingPlace } from '../support/messaging-place.ts';

const people = [
  person('ada', { name: 'Àda Martí' }),
  person('ben', { name: 'Ben', email: null }),
  person('eva', { name: 'Eva Puig' }),
  person('eva2', { name: 'Eva Puig', email: 'other@example.org' }),
  person('old', { active: false }),
];

test('004.191 a target is a channel, or a person by key, address or full name', async () => {
  const { workplace } = await messagingPlace({ people });
  const ada = { channel: 'email', target: 'ada@example.org', person: 'ada', label: 'Àda Martí' };
  for (const written of ['ada', 'ADA@example.org', 'Àda Martí', 'ada marti', ' ada ']) {
    expect(await resolveTarget(workplace, written), written).toEqual(ada);
  }
  const other = { channel: 'other', target: 'other', person: null, label: 'other' };
  expect(await resolveTarget(workplace, 'Other')).toEqual(other);
  expect(await resolveTarget(workplace, 'other@example.org')).toMatchObject({ person: 'eva2' });
  expect(await resolveTarget(workplace, null)).toMatchObject({ channel: 'team' });
});

test('004.192 what is nowhere, or could be two, is refused with all targets there are', async () => {
  const { workplace } = await messagingPlace({ people });
  for (const written of ['nowhere', 'Eva Puig', 'old', 'toString', 'x@example.org']) {
    const values = { target: written, targets: 'team, other, ada, eva, eva2' };
    await expect(resolveTarget(workplace, written)).rejects.toMatchObject({ code: 'unknown-target', values });
  }
  workplace.config.messaging.default = null;
  const refusal = await resolveTarget(workplace, null).catch((error) => error);
  expect(refusal).toMatchObject({ code: 'target-needed' });
  for (const locale of LOCALES) expect(renderError(locale, refusal)).toContain('team, other, ada, eva, eva2');
});

test('somebody without an address, or without a mail server, is told apart from nobody', async () => {
  const { workplace } = await messagingPlace({ people });
  const unreachable = { code: 'person-unreachable', values: { person: 'Ben' } };
  await expect(resolveTarget(workplace, 'ben')).rejects.toMatchObject(unreachable);
  workplace.config.messaging.email.host = null;
  await expect(resolveTarget(workplace, 'ada')).rejects.toMatchObject({ code: 'person-unreachable' });
  expect(await listTargets(workplace)).toEqual([
    { kind: 'channel', name: 'team', label: 'team', isDefault: true },
    { kind: 'channel', name: 'other', label: 'other', isDefault: false },
  ]);
});

test('what is said is kept, with who said it to whom in the audit and nothing of its text', async () => {
  const { workplace, store } = await messagingPlace({ people });
  const queued: string[] = [];
  workplace.events.subscribe('message-queued', ({ id }) => queued.push(id));
  const { message } = await sendMessage(workplace, {
    target: 'ada',
    text: ' Hello\r\nthere ',
    subject: 'Hi',
  });
  expect(message).toMatchObject({ text: 'Hello\nthere', subject: 'Hi', by: 'test', person: 'ada' });
  expect(queued).toEqual([message.id]);
  const [entry] = await store.audit.list();
  expect(entry).toMatchObject({ who: 'test', what: 'message.say', subject: 'ada' });
  expect(entry!.after).toEqual({ channel: 'email', characters: 11 });
});

test('nothing, and far too much, is refused', async () => {
  const { workplace, store } = await messagingPlace();
  for (const text of ['', ' \n ', 'x'.repeat(100_001)]) {
    await expect(sendMessage(workplace, { target: 'team', text })).rejects.toMatchObject({
      ...{ code: 'bad-option', values: { option: 'TEXT' } },
    });
  }
  expect(await store.messages.list()).toEqual([]);
});

test('004.190 what everybody is told goes to the default channel once', async () => {
  const { workplace, store } = await messagingPlace();
  const wish = { text: 'Now: Àda', dedupeKey: 'turn:2026-03-02T10:15' };
  expect(await tellTeam(workplace, store, wish)).toMatchObject({ channel: 'team', target: 'team' });
  expect(await tellTeam(workplace, store, wish)).toBeNull();
  workplace.config.messaging.default = null;
  expect(await tellTeam(workplace, store, { text: 'x' })).toBeNull();
  expect(await store.messages.list()).toHaveLength(1);
});
