import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import { EMAIL } from '../model/messages.ts';
import { sentence } from '../model/texts/sentence.ts';
import { type Channel, type ChannelMessage, DeliveryFailure } from './channel.ts';
import { foreignWords } from './foreign-words.ts';
import { mailAddress } from './mail-address.ts';
import { writeHtml } from './write-html.ts';
import { writePlain } from './write-plain.ts';

export interface EmailSettings {
  host: string;
  port: number;
  /** `starttls`: refused where the server cannot; `none`: in the clear. */
  security: 'starttls' | 'tls' | 'none';
  user: string | null;
  password: string | null;
  /** "Lineup <lineup@example.org>". */
  from: string;
  replyTo: string | null;
  /** For each step of the dialogue; 20 000. */
  timeoutMs?: number;
  /** Certificates of authorities, in PEM, in place of those that Node knows. */
  ca?: string;
}

type Transport = import('nodemailer').Transporter<SMTPPool.SentMessageInfo>;

/** Mail by SMTP. Connections are kept for a while; `close` ends them. */
export function email(settings: EmailSettings): Channel {
  let opened: Promise<Transport> | null = null;
  const open = () => {
    opened ??= openTransport(settings);
    return opened;
  };

  return {
    name: EMAIL,
    kind: 'email',
    async send(message, signal) {
      const mail = composeMail(settings, message);
      const transport = await open();
      const stopped = Promise.withResolvers<never>();
      const stop = () =>
        stopped.reject(
          new DeliveryFailure('temporary', sentence('delivery.stopped', { place: settings.host })),
        );
      signal.addEventListener('abort', stop, { once: true });
      try {
        if (signal.aborted) stop();
        await Promise.race([stopped.promise, transport.sendMail(mail)]);
      } catch (error) {
        throw error instanceof DeliveryFailure ? error : failureOf(settings, error as SmtpError);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close() {
      opened?.then((transport) => transport.close()).catch(() => {});
      opened = null;
    },
  };
}

async function openTransport(settings: EmailSettings): Promise<Transport> {
  const { host, port, security, user, password, ca, timeoutMs = 20_000 } = settings;
  // Takes its time to load, and most commands send nothing.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    pool: true,
    maxConnections: 2,
    // Whether and when to try again is decided by the outbox.
    maxRequeues: 0,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { rejectUnauthorized: true, ...(ca ? { ca } : {}) },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as SMTPPool.Options);
}

function composeMail({ from, replyTo }: EmailSettings, message: ChannelMessage): SendMailOptions {
  const to = addressOf(message.target);
  const sender = addressOf(from);
  const domain = sender.address.slice(sender.address.indexOf('@') + 1);
  const thread = message.threadKey && `<${digest(message.threadKey)}.thread@${domain}>`;
  return {
    from: sender,
    to,
    ...(replyTo === null ? {} : { replyTo: addressOf(replyTo) }),
    // Of one line: what follows a line end would be a header of its own.
    subject: oneLine(message.subject ?? firstLine(message.text)),
    text: writePlain(message.text),
    html: message.html ?? writeHtml(message.text),
    attachments: message.attachments.map(({ name, type, content }) => ({
      filename: oneLine(name),
      contentType: oneLine(type),
      content: typeof content === 'string' ? content : Buffer.from(content),
    })),
    messageId: `<${message.requestId.replace(/[^\w.-]/g, '')}@${domain}>`,
    ...(thread ? { references: thread } : {}),
    // Nobody's holiday answer is wanted, RFC 3834.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

function addressOf(text: string) {
  const address = mailAddress(text);
  if (!address)
    throw new DeliveryFailure('permanent', sentence('delivery.mail.address', { address: oneLine(text) }));
  return address;
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

function firstLine(text: string): string {
  const line = writePlain(text).trim().split('\n')[0]!;
  return line.length > 78 ? `${line.slice(0, 77)}…` : line;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
}

/** Of Node's TLS: the certificate is not to be trusted. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|certificate|ALTNAME/i;

function failureOf({ host, user, password }: EmailSettings, error: SmtpError): DeliveryFailure {
  const { code = '', responseCode = 0, response, message } = error;
  const secrets = [password, user && password ? basic(user, password) : null];
  const reason = foreignWords(response ?? message, secrets);
  const place = host;
  // Some answer to STARTTLS that they do not know the word.
  if (code === 'ETLS' && responseCode > 0)
    return new DeliveryFailure('temporary', sentence('delivery.mail.no-tls', { place }));
  if (code === 'EAUTH' && responseCode >= 500)
    return new DeliveryFailure('permanent', sentence('delivery.mail.login', { place, reason }));
  if (responseCode >= 500)
    return new DeliveryFailure('permanent', sentence('delivery.mail.refused', { place, reason }));
  if (responseCode >= 400)
    return new DeliveryFailure('temporary', sentence('delivery.mail.later', { place, reason }));
  if (code === 'EAUTH')
    return new DeliveryFailure('permanent', sentence('delivery.mail.login', { place, reason }));
  if (CERTIFICATE.test(`${(error as { cause?: { code?: string } }).cause?.code ?? ''} ${message}`))
    return new DeliveryFailure('temporary', sentence('delivery.mail.certificate', { place, reason }));
  if (code === 'ETLS' || /STARTTLS/.test(message))
    return new DeliveryFailure('temporary', sentence('delivery.mail.no-tls', { place }));
  return new DeliveryFailure('temporary', sentence('delivery.unreachable', { place, reason }));
}

function basic(user: string, password: string): string {
  return Buffer.from(`\0${user}\0${password}`).toString('base64');
}
