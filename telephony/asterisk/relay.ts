import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, createServer, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, checkServerIdentity, connect as connectTls } from 'node:tls';
import { AppError } from '../../model/errors.ts';

export interface RelayOptions {
  pbx: string;
  host: string;
  port: number;
  tls: boolean;
  /** Path of the certificate (PEM) by which the PBX is known, or of whoever vouches for it; `null`: the usual ones. */
  certificate: string | null;
  timeoutMs: number;
}

/** One connection to a PBX. */
export interface Relay {
  /** Of the loopback: whoever connects to it first speaks with the PBX. */
  readonly port: number;
  /** When a byte came last; milliseconds of `performance.now()`. */
  readonly heardAt: number;
  /** Cuts everything off on the spot. */
  destroy(): void;
}

/**
 * Connects to a PBX, by TLS if asked, and lets one local connection through: the library keeps its socket to itself,
 * so that it can neither be given TLS nor be made to let go of a dead one. It closes with either side.
 *
 * Our own connection is waited for already when it opens, and after it nobody is let in. Somebody else on this
 * machine who were faster would have an unauthenticated line to the PBX, and nothing of ours.
 * @param onClose once, with what went wrong, if anything did; not after `destroy`
 * @throws AppError `pbx-down`, `pbx-certificate`
 */
export async function openRelay(options: RelayOptions, onClose: (reason: string) => void): Promise<Relay> {
  const upstream = await reach(options);
  let heardAt = performance.now();
  let isOver = false;
  let local: Socket | null = null;
  const server = createServer({ noDelay: true });
  const end = (reason: string | null) => {
    if (isOver) return;
    isOver = true;
    server.close();
    upstream.destroy();
    local?.destroy();
    if (reason !== null) onClose(reason);
  };
  upstream.on('data', () => {
    heardAt = performance.now();
  });
  upstream.pause();
  upstream.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  upstream.on('close', () => end('EOF'));
  server.once('connection', (socket) => {
    server.close();
    local = socket;
    socket.on('error', () => end('EOF'));
    socket.on('close', () => end('EOF'));
    upstream.pipe(socket).pipe(upstream);
  });
  server.on('error', (error) => end(error.message));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    get heardAt() {
      return heardAt;
    },
    destroy: () => end(null),
  };
}

/** Gives the open and, with TLS, checked connection. */
async function reach({ pbx, host, port, tls, certificate, timeoutMs }: RelayOptions): Promise<Socket> {
  const down = (reason: string) => new AppError('pbx-down', { pbx, reason });
  const socket = tls
    ? connectTls({ host, port, ...(await trust(pbx, host, certificate)) })
    : connect({ host, port });
  socket.setNoDelay(true);
  socket.setKeepAlive(true);
  const timer = setTimeout(
    () => socket.destroy(Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' })),
    timeoutMs,
  );
  try {
    await once(socket, tls ? 'secureConnect' : 'connect');
    return socket;
  } catch (error) {
    socket.destroy();
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|HOSTNAME/.test(code)) {
      throw new AppError('pbx-certificate', { pbx, reason: code });
    }
    throw down(code || message);
  } finally {
    clearTimeout(timer);
  }
}

/** A certificate that is laid down is believed as it is, whatever name it bears; otherwise the name must fit. */
async function trust(pbx: string, host: string, certificate: string | null): Promise<ConnectionOptions> {
  const servername = isIP(host) ? undefined : host;
  if (certificate === null) return { servername };
  let pem: string;
  let known: string;
  try {
    pem = await readFile(certificate, 'utf8');
    known = new X509Certificate(pem).fingerprint256;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new AppError('pbx-certificate', { pbx, reason: `${certificate}: ${code ?? message}` });
  }
  return {
    servername,
    ca: pem,
    allowPartialTrustChain: true,
    checkServerIdentity: (name, shown) =>
      shown.fingerprint256 === known ? undefined : checkServerIdentity(name, shown),
  };
}
