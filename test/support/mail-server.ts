import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A certificate of its own for "localhost", and itself the authority for it. */
const fixtures = join(import.meta.dirname, '../messaging/fixtures');
export const mailCertificate = readFileSync(join(fixtures, 'mail-cert.pem'), 'utf8');

/** What the server does instead of taking a mail. */
export interface MailFault {
  /** The step of the dialogue; `taken`: it has the mail, and nobody hears of it. */
  at: 'connect' | 'rcpt' | 'data' | 'taken';
  /** Answers so. */
  code?: number;
  text?: string;
  /** Cuts the connection. */
  cut?: boolean;
  /** Answers nothing more. */
  hang?: boolean;
  /** How often; default once. */
  times?: number;
  /** Hears of it when it happens. */
  struck?: () => void;
  /** Only for mail to this address. */
  to?: string;
}

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
  /** By name in lower case, unfolded and decoded. */
  headers: Record<string, string>;
  /** The bodies by type, decoded; of several with one type the first. */
  bodies: Record<string, string>;
  isSecure: boolean;
}

export interface MailServer {
  host: string;
  port: number;
  box: ReceivedMail[];
  faults: MailFault[];
  /** Connections that were made. */
  connections(): number;
}

export interface MailServerOptions {
  /** From its first byte on. */
  tls?: boolean;
  /** Offers STARTTLS, with the certificate above or with one that expired long ago and is of nobody. */
  starttls?: 'good' | 'bad' | 'off';
  user?: string;
  password?: string;
}

/** A mail server on the loopback that keeps what it gets, and misbehaves when told. It ends with the test. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { tls = false, starttls = 'off', user, password } = options;
  const faults: MailFault[] = [];
  const box: ReceivedMail[] = [];
  let connections = 0;

  const due = (at: MailFault['at'], to: string[] = []): MailFault | null => {
    const index = faults.findIndex((fault) => fault.at === at && (!fault.to || to.includes(fault.to)));
    const fault = faults[index];
    if (!fault) return null;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times === 0) faults.splice(index, 1);
    return fault;
  };
  const refusal = ({ code = 451, text = 'try again later' }: MailFault) =>
    Object.assign(new Error(text), { responseCode: code });
  const cut = (session: SMTPServerSession) => {
    for (const connection of server.connections as Set<{ id: string; _socket: Socket }>)
      if (connection.id === session.id) connection._socket.destroy();
  };
  const isGood = tls || starttls === 'good';

  const server = new SMTPServer({
    secure: tls,
    logger: false,
    ...(isGood ? { key: readFileSync(join(fixtures, 'mail-key.pem'), 'utf8'), cert: mailCertificate } : {}),
    disabledCommands: [...(starttls === 'off' ? ['STARTTLS'] : []), ...(user === undefined ? ['AUTH'] : [])],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(session, done) {
      connections++;
      const fault = due('connect');
      if (fault?.cut) cut(session);
      else if (!fault?.hang) done(fault ? refusal(fault) : null);
    },
    onAuth(auth, _session, done) {
      if (auth.username === user && auth.password === password) done(null, { user: auth.username });
      else done(Object.assign(new Error('Invalid username or password'), { responseCode: 535 }));
    },
    onRcptTo(address, session, done) {
      const fault = due('rcpt', [address.address]);
      if (fault?.cut) cut(session);
      else if (!fault?.hang) done(fault ? refusal(fault) : null);
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const fault = due('data', to);
      if (fault?.cut) {
        stream.once('data', () => cut(session));
        stream.resume();
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (fault?.hang) return;
        if (fault) return done(refusal(fault));
        const { mailFrom } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        box.push({
          from,
          to,
          isSecure: session.secure,
          ...readMail(Buffer.concat(chunks).toString('latin1')),
        });
        const silence = due('taken', to);
        silence?.struck?.();
        if (silence?.cut) cut(session);
        else if (!silence?.hang) done(silence ? refusal(silence) : null);
      });
    },
  });
  // What is cut complains.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const connection of server.connections as Set<{ _socket: Socket }>) connection._socket.destroy();
      }),
  );
  const { port } = server.server.address() as AddressInfo;
  return { host: 'localhost', port, box, faults, connections: () => connections };
}

/** Takes a mail apart, as far as ours need it. */
function readMail(raw: string): Pick<ReceivedMail, 'raw' | 'headers' | 'bodies'> {
  const bodies: Record<string, string> = {};
  const headers = readPart(raw, bodies);
  return { raw, headers, bodies };
}

function readPart(raw: string, bodies: Record<string, string>): Record<string, string> {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const headers: Record<string, string> = {};
  for (const line of head.split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers[name.toLowerCase()] = decodeWords(value);
  }
  const body = raw.slice(end + 4);
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    for (const part of parts) readPart(part.replace(/^\r\n/, ''), bodies);
  } else {
    bodies[type.split(';')[0]!] ??= decodeBody(body, headers['content-transfer-encoding'] ?? '7bit');
  }
  return headers;
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return decodeQuoted(body.replace(/=\r\n/g, ''));
  return Buffer.from(body, 'latin1').toString('utf8');
}

function decodeWords(value: string): string {
  const joined = value.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/(?:=\?utf-8\?([qb])\?[^?]*\?=)+/gi, (words) =>
    Buffer.concat(
      [...words.matchAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi)].map(([, kind, text]) =>
        kind!.toLowerCase() === 'b' ? Buffer.from(text!, 'base64') : quoted(text!.replaceAll('_', ' ')),
      ),
    ).toString('utf8'),
  );
}

function quoted(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

function decodeQuoted(text: string): string {
  return quoted(text).toString('utf8');
}
