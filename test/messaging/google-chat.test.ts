import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChannelMessage, DeliveryFailure } from '../../messaging/channel.ts';
import { type GoogleChatSettings, googleChat } from '../../messaging/google-chat.ts';
import { type GoogleChatServer, KEY, startGoogleChat, TOKEN } from '../support/google-chat-server.ts';
import { said } from '../support/said.ts';

function message(text: string, changes: Partial<ChannelMessage> = {}): ChannelMessage {
  const nothing = { subject: null, html: null, attachments: [], threadKey: null };
  return { target: 'team', text, requestId: 'm1', ...nothing, ...changes };
}

const noSignal = new AbortController().signal;

/** A channel to the space "AAA" whose clock stands still but while it waits. */
async function toSpace(settings: Partial<GoogleChatSettings> = {}) {
  const server = await startGoogleChat();
  const waits: number[] = [];
  let now = Date.parse('2026-03-02T08:15:00Z');
  const channel = googleChat(
    { name: 'team', url: server.webhook('AAA'), ...settings },
    {
      now: () => now,
      sleep: async (ms) => {
        waits.push(ms);
        now += ms;
      },
    },
  );
  return { server, channel, waits };
}

/** How a message fails, in words; nothing in it may be secret. */
async function failureOf(sent: Promise<void>): Promise<DeliveryFailure & { words: string }> {
  const failure = await sent.then(
    () => {
      throw new Error('it was taken');
    },
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(DeliveryFailure);
  const found = failure as DeliveryFailure;
  const [words] = said([found.sentence]);
  for (const text of [words!, found.message, String(found.stack), JSON.stringify(found)]) {
    for (const secret of [KEY, TOKEN]) expect(text).not.toContain(secret);
  }
  expect(found.cause).toBeUndefined();
  return Object.assign(found, { words: words! });
}

test('004.190 a message arrives in the space, in its words', async () => {
  const { server, channel } = await toSpace();
  const text = '*Now*: Àda, Борис\n- [the week](https://lineup.example.org/week?a=1)\n- 1 < 2 & "so"';
  await channel.send(message(text, { subject: 'At 10:15' }), noSignal);
  expect(server.texts('AAA')).toEqual([
    '*At 10:15*\n*Now*: Àda, Борис\n- <https://lineup.example.org/week?a=1|the week>\n- 1 < 2 & "so"',
  ]);
});

test('nobody can call everybody, or hide where a link goes, by what they type', async () => {
  const { server, channel } = await toSpace();
  await channel.send(message('<users/all> <https://evil.example|our bank>'), noSignal);
  expect(server.texts('AAA')).toEqual(['<\u200busers/all> <\u200bhttps://evil.example|our bank>']);
});

test('messages with the same key stand in one thread', async () => {
  const { server, channel } = await toSpace();
  await channel.send(message('one', { threadKey: 'week:2026-03-02' }), noSignal);
  await channel.send(message('two', { requestId: 'm2' }), noSignal);
  await channel.send(message('three', { requestId: 'm3', threadKey: 'week:2026-03-02' }), noSignal);
  const [one, two, three] = server.messages('AAA').map(({ thread }) => thread);
  expect(one).toBe(three);
  expect(two).not.toBe(one);
});

describe('a message that is longer than the space takes', () => {
  test('goes as several, cut at the ends of lines, one a second', async () => {
    const { server, channel, waits } = await toSpace();
    const lines = Array.from(
      { length: 1200 },
      (_, i) => `- ${i} «${'ж'.repeat(20)}» [here](https://x.example/${i})`,
    );
    await channel.send(message(lines.join('\n')), noSignal);
    const texts = server.texts('AAA');
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join('\n').replace(/<(https[^|]+)\|here>/g, '[here]($1)')).toBe(lines.join('\n'));
    expect(waits).toEqual(texts.slice(1).map(() => 1000));
    const ids = server.messages('AAA').map(({ requestId }) => requestId);
    expect(ids).toEqual(texts.map((_, i) => `m1-${i + 1}`));
  });

  test('is tried again without those that are there', async () => {
    const { server, channel } = await toSpace();
    const text = Array.from({ length: 9000 }, (_, i) => `word${i}`).join(' ');
    server.faults.schedule({ at: 'requestId=m1-2', status: 503 });
    const { kind } = await failureOf(channel.send(message(text), noSignal));
    expect([kind, server.texts('AAA').length]).toEqual(['temporary', 1]);
    await channel.send(message(text), noSignal);
    expect(server.texts('AAA').join(' ')).toBe(text);
  });

  test('whatever it is made of, all of it arrives and nothing is too long', async () => {
    const { server, channel } = await toSpace();
    let count = 0;
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '\n',
        ' ',
        '"'.repeat(9000),
        '😀'.repeat(7000),
        'x'.repeat(33_000),
        '\\'.repeat(16_000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        const text = pieces.join(' ');
        fc.pre(/[^\s\p{Cc}\p{Cf}]/u.test(text));
        const before = server.messages('AAA').length;
        await channel.send(message(text, { requestId: `p${count++}` }), noSignal);
        const bare = (of: string) => of.replace(/[\s\u200b*•-]+/g, '');
        const arrived = server.texts('AAA').slice(before).join('');
        // Links are written otherwise; there are none in here.
        expect(bare(arrived)).toBe(bare(text));
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

test('004.190 two messages within a second go a second apart', async () => {
  const { server, channel, waits } = await toSpace();
  for (const id of ['a', 'b', 'c']) await channel.send(message(id, { requestId: id }), noSignal);
  expect(server.texts('AAA')).toEqual(['a', 'b', 'c']);
  expect(waits).toEqual([1000, 1000]);
});

test('what arrived before the connection was cut is not there twice', async () => {
  const { server, channel } = await toSpace();
  void server.loseAnswers(2);
  for (let i = 0; i < 2; i++) {
    const { kind, words } = await failureOf(channel.send(message('once'), noSignal));
    expect([kind, words]).toEqual(['temporary', expect.stringMatching(/^team was not reached: .+\.$/)]);
  }
  await channel.send(message('once'), noSignal);
  expect(server.texts('AAA')).toEqual(['once']);
  expect(server.requests).toHaveLength(3);
});

describe('what passes is temporary', () => {
  test.each([
    ['30', 30_000],
    ['Mon, 02 Mar 2026 08:17:00 GMT', 120_000],
    ['soon', null],
    [undefined, null],
  ])('too many messages, with Retry-After %s', async (header, retryAfterMs) => {
    const { server, channel } = await toSpace();
    const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
    server.faults.schedule({ at: 'POST', status: 429, headers });
    const failure = await failureOf(channel.send(message('x'), noSignal));
    expect(failure).toMatchObject({ kind: 'temporary', retryAfterMs });
    expect(failure.words).toBe('team takes no more messages for now: there were too many.');
  });

  test.each([500, 502, 503, 504, 408])('an answer %i', async (status) => {
    const { server, channel } = await toSpace();
    server.faults.schedule({ at: 'POST', status, headers: { 'retry-after': '7' }, body: '<h1>no</h1>' });
    const failure = await failureOf(channel.send(message('x'), noSignal));
    expect(failure).toMatchObject({ kind: 'temporary', retryAfterMs: 7000 });
    expect(failure.words).toBe(`team is out of order for now (it answers ${status}).`);
  });

  test('the page of a proxy in place of an answer', async () => {
    const { server, channel } = await toSpace();
    server.faults.schedule({ at: 'POST', status: 200, body: '<h1>Please sign in</h1>' });
    const failure = await failureOf(channel.send(message('x'), noSignal));
    expect(failure.kind).toBe('temporary');
    expect(failure.words).toContain('something that is not Google Chat');
  });

  test('no answer in time, a cut connection, nobody there', async () => {
    const { server, channel } = await toSpace({ timeoutMs: 50 });
    const patient = googleChat({ name: 'team', url: server.webhook('AAA') }, { sleep: async () => {} });
    server.faults.schedule({ at: 'POST', hang: true }, { at: 'POST', reset: true });
    expect((await failureOf(channel.send(message('x'), noSignal))).words).toBe(
      'team did not answer within 1 second.',
    );
    expect((await failureOf(patient.send(message('x'), noSignal))).kind).toBe('temporary');
    await server.close();
    const gone = await failureOf(patient.send(message('x'), noSignal));
    expect(gone.words).toMatch(/^team was not reached: (ECONNREFUSED|UND_ERR_SOCKET|ECONNRESET)\.$/);
  });

  test('being stopped, while it sends and while it waits its turn', async () => {
    const server = await startGoogleChat();
    const channel = googleChat({ name: 'team', url: server.webhook('AAA') });
    const stop = new AbortController();
    server.faults.schedule({ at: 'POST', hang: true, struck: () => stop.abort() });
    const sent = channel.send(message('x'), stop.signal);
    expect((await failureOf(sent)).sentence.key).toBe('delivery.stopped');
    const early = channel.send(message('y'), AbortSignal.timeout(30));
    expect((await failureOf(early)).sentence.key).toBe('delivery.stopped');
    expect(server.texts('AAA')).toEqual([]);
  });
});

describe('what stays is permanent, and says what to do', () => {
  const wrong = async (change: (server: GoogleChatServer) => string) => {
    const server = await startGoogleChat();
    const channel = googleChat({ name: 'team', url: change(server) });
    return failureOf(channel.send(message('x'), noSignal));
  };

  test('a space that is gone', async () => {
    const failure = await wrong((server) => server.webhook('AAA').replace('AAA', 'BBB'));
    expect(failure.kind).toBe('permanent');
    expect(failure.words).toMatch(/^The space or the webhook of team is no more: make a webhook/);
  });

  test('a key or a token that does not fit', async () => {
    for (const part of [KEY, TOKEN]) {
      const failure = await wrong((server) => server.webhook('AAA').replace(part, 'other'));
      expect(failure.kind).toBe('permanent');
      expect(failure.words).toMatch(/does not accept the key of team any more .*make a new webhook/);
    }
  });

  test('a message that it does not want, with its reason', async () => {
    const { server, channel } = await toSpace();
    const error = {
      code: 400,
      message: `Bad text for ${server.webhook('AAA')}.`,
      status: 'INVALID_ARGUMENT',
    };
    server.faults.schedule({ at: 'POST', status: 400, body: { error } });
    const failure = await failureOf(channel.send(message('x'), noSignal));
    expect(failure.kind).toBe('permanent');
    expect(failure.words).toMatch(/^Google Chat refused the message for team: Bad text for …\. Change/);
  });

  test('an address that leads elsewhere is not followed', async () => {
    const { server, channel } = await toSpace();
    const location = server.webhook('AAA');
    server.faults.schedule({ at: 'POST', status: 302, headers: { location } });
    expect((await failureOf(channel.send(message('x'), noSignal))).kind).toBe('permanent');
    expect(server.requests).toHaveLength(1);
  });
});
