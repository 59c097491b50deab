import { describe, expect, onTestFinished, test } from 'vitest';
import { type Channel, type ChannelMessage, DeliveryFailure } from '../../messaging/channel.ts';
import { type EmailSettings, email } from '../../messaging/email.ts';
import { type MailServer, mailCertificate, startMailServer } from '../support/mail-server.ts';
import { said } from '../support/said.ts';

const noSignal = new AbortController().signal;

function message(changes: Partial<ChannelMessage> = {}): ChannelMessage {
  const nothing = { subject: null, html: null, attachments: [], threadKey: null };
  return { target: 'ada@example.org', text: 'Hello', requestId: 'm1', ...nothing, ...changes };
}

function channelTo(server: MailServer, settings: Partial<EmailSettings> = {}): Channel {
  const { host, port } = server;
  const plain = { security: 'none', user: null, password: null, replyTo: null } as const;
  const channel = email({ host, port, from: 'Lineup <lineup@example.org>', ...plain, ...settings });
  onTestFinished(() => channel.close());
  return channel;
}

async function failureOf(sent: Promise<void>): Promise<DeliveryFailure & { words: string }> {
  const failure = await sent.then(
    () => {
      throw new Error('it was taken');
    },
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(DeliveryFailure);
  const [words] = said([(failure as DeliveryFailure).sentence]);
  return Object.assign(failure as DeliveryFailure, { words: words! });
}

test('004.191 a mail arrives with text, page, subject, attachment and the headers of a program', async () => {
  const server = await startMailServer();
  const channel = channelTo(server, { replyTo: 'desk@example.org' });
  const csv = '\ufeffqueue;calls\r\nsuport;12\r\n';
  await channel.send(
    message({
      subject: 'Torn de demà — «dilluns», смена',
      text: 'Bon dia, *Àda*:\n- [la setmana](https://lineup.example.org/week)\n- 1 < 2 & <b>no</b>\n\nFins aviat',
      attachments: [
        { name: 'calls.csv', type: 'text/csv', content: csv },
        { name: 'plot.svg', type: 'image/svg+xml', content: new TextEncoder().encode('<svg/>') },
      ],
    }),
    noSignal,
  );
  const [mail] = server.box;
  expect(mail).toMatchObject({ from: 'lineup@example.org', to: ['ada@example.org'] });
  expect(mail!.headers).toMatchObject({
    from: 'Lineup <lineup@example.org>',
    to: 'ada@example.org',
    'reply-to': 'desk@example.org',
    subject: 'Torn de demà — «dilluns», смена',
    'message-id': '<m1@example.org>',
    'auto-submitted': 'auto-generated',
    date: expect.stringMatching(/^\w{3}, \d{1,2} /),
  });
  expect(mail!.bodies['text/plain']).toContain(
    'Bon dia, Àda:\n- la setmana (https://lineup.example.org/week)\n- 1 < 2 & <b>no</b>\n\nFins aviat'.replaceAll(
      '\n',
      '\r\n',
    ),
  );
  expect(mail!.bodies['text/html']).toContain(
    '<p>Bon dia, <b>Àda</b>:</p>\n<ul><li><a href="https://lineup.example.org/week">la setmana</a></li><li>1 &lt; 2 &amp; &lt;b&gt;no&lt;/b&gt;</li></ul>\n<p>Fins aviat</p>'.replaceAll(
      '\n',
      '\r\n',
    ),
  );
  expect(mail!.bodies['text/csv']).toBe(csv);
  expect(mail!.bodies['image/svg+xml']).toBe('<svg/>');
});

test('without a subject the first line is it, and a page that was made is sent as it is', async () => {
  const server = await startMailServer();
  await channelTo(server).send(message({ text: '*Now*: Àda\nand more', html: '<p>made</p>' }), noSignal);
  expect(server.box[0]!.headers.subject).toBe('Now: Àda');
  expect(server.box[0]!.bodies['text/html']!.trim()).toBe('<p>made</p>');
});

test('mails of one thread refer to the same, and connections are used again', async () => {
  const server = await startMailServer();
  const channel = channelTo(server);
  for (const requestId of ['m1', 'm2', 'm3'])
    await channel.send(message({ requestId, threadKey: 'week:2026-03-02' }), noSignal);
  const references = server.box.map(({ headers }) => headers.references);
  expect(new Set(references).size).toBe(1);
  expect(references[0]).toMatch(/^<[0-9a-f]+\.thread@example\.org>$/);
  expect(server.connections()).toBe(1);
});

describe('no header can be smuggled in', () => {
  const evil = 'x\r\nBcc: eve@example.org\r\n\r\nevil';

  test('by a subject, an attachment or an id', async () => {
    const server = await startMailServer();
    await channelTo(server).send(
      message({
        subject: evil,
        requestId: evil,
        threadKey: evil,
        attachments: [{ name: evil, type: 'text/plain', content: 'x' }],
      }),
      noSignal,
    );
    const [mail] = server.box;
    expect(mail!.to).toEqual(['ada@example.org']);
    expect(mail!.raw).not.toMatch(/^(bcc|evil)/im);
    expect(mail!.headers.subject).toBe('x Bcc: eve@example.org evil');
    expect(mail!.headers['message-id']).toBe('<xBcceveexample.orgevil@example.org>');
  });

  test.each([
    'ada@example.org\r\nBcc: eve@example.org',
    'ada@example.org, eve@example.org',
    'ada@example.org eve@example.org',
    'Eve <ada@example.org>, eve@example.org',
    '<ada@example.org',
    '@evil.example:ada@example.org',
    'ada',
    '',
  ])('by the address %j, which is refused before anybody is asked', async (target) => {
    const server = await startMailServer();
    const failure = await failureOf(channelTo(server).send(message({ target }), noSignal));
    expect(failure.kind).toBe('permanent');
    expect(failure.sentence.key).toBe('delivery.mail.address');
    expect([server.box, server.connections()]).toEqual([[], 0]);
  });
});

describe('what passes is temporary', () => {
  test('004.191 greylisting: the same mail is taken later', async () => {
    const server = await startMailServer();
    const channel = channelTo(server);
    server.faults.push({ at: 'rcpt', code: 451, text: 'Greylisted, try again' });
    const failure = await failureOf(channel.send(message(), noSignal));
    expect(failure.kind).toBe('temporary');
    expect(failure.words).toMatch(
      /^The mail server localhost wants it later: 451 .*Greylisted, try again\.$/,
    );
    await channel.send(message(), noSignal);
    expect(server.box).toHaveLength(1);
  });

  test('a full box, and a server that has had enough', async () => {
    const server = await startMailServer();
    const channel = channelTo(server);
    server.faults.push({ at: 'data', code: 452, text: 'Insufficient storage' });
    expect((await failureOf(channel.send(message(), noSignal))).kind).toBe('temporary');
    server.faults.push({ at: 'connect', code: 421, text: 'Too many connections' });
    expect((await failureOf(channel.send(message(), noSignal))).kind).toBe('temporary');
    await channel.send(message(), noSignal);
    expect(server.box).toHaveLength(1);
  });

  test('a connection that is cut amid the text: nothing arrived', async () => {
    const server = await startMailServer();
    const channel = channelTo(server);
    server.faults.push({ at: 'data', cut: true });
    const text = 'a line that is not short\n'.repeat(20_000);
    const failure = await failureOf(channel.send(message({ text }), noSignal));
    expect([failure.kind, failure.sentence.key]).toEqual(['temporary', 'delivery.unreachable']);
    expect(server.box).toEqual([]);
    await channel.send(message({ text }), noSignal);
    expect(server.box).toHaveLength(1);
  });

  test('a connection that is cut after it: what is sent again is known by its Message-ID', async () => {
    const server = await startMailServer();
    const channel = channelTo(server);
    server.faults.push({ at: 'taken', cut: true });
    expect((await failureOf(channel.send(message(), noSignal))).kind).toBe('temporary');
    await channel.send(message(), noSignal);
    expect(server.box.map(({ headers }) => headers['message-id'])).toEqual([
      '<m1@example.org>',
      '<m1@example.org>',
    ]);
  });

  test('silence, at the begin and at the end', async () => {
    const server = await startMailServer();
    const channel = channelTo(server, { timeoutMs: 1000 });
    for (const at of ['connect', 'rcpt', 'data'] as const) {
      server.faults.push({ at, hang: true });
      const failure = await failureOf(channel.send(message(), noSignal));
      expect([at, failure.kind]).toEqual([at, 'temporary']);
    }
    await channel.send(message(), noSignal);
    expect(server.box).toHaveLength(1);
  });

  test('nobody there, and being stopped', async () => {
    const server = await startMailServer();
    const nobody = channelTo({ ...server, port: 1 });
    const failure = await failureOf(nobody.send(message(), noSignal));
    expect([failure.kind, failure.words]).toEqual([
      'temporary',
      expect.stringMatching(/^localhost was not reached: .*ECONNREFUSED/),
    ]);
    server.faults.push({ at: 'data', hang: true });
    const stopped = await failureOf(channelTo(server).send(message(), AbortSignal.timeout(50)));
    expect(stopped.sentence.key).toBe('delivery.stopped');
  });
});

describe('what stays is permanent', () => {
  test('004.191 somebody who is not known there', async () => {
    const server = await startMailServer();
    server.faults.push({ at: 'rcpt', code: 550, text: 'No such user' });
    const failure = await failureOf(channelTo(server).send(message(), noSignal));
    expect(failure.kind).toBe('permanent');
    expect(failure.words).toMatch(/refused it: .*550 No such user\. Check the address/);
  });

  test('a password that does not fit is told without it; the right one is taken', async () => {
    const server = await startMailServer({ user: 'lineup', password: 'right horse' });
    const wrong = channelTo(server, { user: 'lineup', password: 'wrong horse' });
    const failure = await failureOf(wrong.send(message(), noSignal));
    expect(failure.kind).toBe('permanent');
    expect(failure.words).toMatch(
      /^The mail server localhost does not let Lineup in: .*messaging\.email\.user/,
    );
    const basic = Buffer.from('\0lineup\0wrong horse').toString('base64');
    for (const secret of ['wrong horse', basic]) {
      expect(`${failure.words} ${failure.stack} ${JSON.stringify(failure)}`).not.toContain(secret);
    }
    await channelTo(server, { user: 'lineup', password: 'right horse' }).send(message(), noSignal);
    expect(server.box).toHaveLength(1);
  });
});

describe('encryption', () => {
  test.each([
    ['starttls', { starttls: 'good' }],
    ['tls', { tls: true }],
  ] as const)('by %s, with a certificate that is known', async (security, options) => {
    const server = await startMailServer(options);
    await channelTo(server, { security, ca: mailCertificate }).send(message(), noSignal);
    expect(server.box).toMatchObject([{ isSecure: true }]);
  });

  test.each([
    ['starttls', { starttls: 'bad' }, undefined],
    ['starttls', { starttls: 'good' }, undefined],
    ['starttls', { starttls: 'bad' }, mailCertificate],
    ['tls', { tls: true }, undefined],
  ] as const)('by %s (%o) with a certificate that is not known is refused', async (security, options, ca) => {
    const server = await startMailServer({ ...options, user: 'lineup', password: 'secret' });
    const settings = { security, user: 'lineup', password: 'secret', ...(ca ? { ca } : {}) };
    const failure = await failureOf(channelTo(server, settings).send(message(), noSignal));
    expect([failure.kind, failure.sentence.key]).toEqual(['temporary', 'delivery.mail.certificate']);
    expect(server.box).toEqual([]);
  });

  test('a certificate of another name is refused', async () => {
    const server = await startMailServer({ tls: true });
    const channel = channelTo({ ...server, host: '127.0.0.1' }, { security: 'tls', ca: mailCertificate });
    const failure = await failureOf(channel.send(message(), noSignal));
    expect([failure.kind, failure.sentence.key]).toEqual(['temporary', 'delivery.mail.certificate']);
    expect(server.box).toEqual([]);
  });

  test('a server that offers none gets nothing, where some is wanted', async () => {
    const server = await startMailServer();
    const failure = await failureOf(channelTo(server, { security: 'starttls' }).send(message(), noSignal));
    expect([failure.kind, failure.sentence.key]).toEqual(['temporary', 'delivery.mail.no-tls']);
    expect(server.box).toEqual([]);
  });
});
