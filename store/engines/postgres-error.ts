import { AppError } from '../../model/errors.ts';
import { maskPasswords } from '../store-url.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const BUSY = ['55P03', '40001', '40P01'];
const NOT_WRITABLE = ['25006', '42501'];
/** Damage, and tables of another program under our names. */
const UNREADABLE = ['XX001', 'XX002', '42P07'];
/** Connection, identity, unknown database, too many clients, shutting down. */
const UNREACHABLE = ['3D000', '53300', '57P01', '57P02', '57P03', '57P05'];
const UNREACHABLE_CLASSES = ['08', '28'];
/** What the network says before any server does, and what the driver says when the connection breaks. */
const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|ENOENT|EACCES|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;
const BROKEN =
  /connection terminated|timeout exceeded when trying to connect|does not support ssl|SASL|not queryable/i;

/** Turns what PostgreSQL complains of into a refusal; what is our own fault comes back as it is. */
export function postgresError(error: unknown, place: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  const reason = maskPasswords(reasonOf(error));
  if (code === '53100') return new AppError('disk-full', { place }, { cause: error });
  if (BUSY.includes(code)) return new AppError('store-busy', { place }, { cause: error });
  if (NOT_WRITABLE.includes(code)) return new AppError('not-writable', { place, reason }, { cause: error });
  if (UNREADABLE.includes(code)) return new AppError('store-unreadable', { place, reason }, { cause: error });
  const isUnreachable =
    UNREACHABLE.includes(code) ||
    (code.length === 5 && UNREACHABLE_CLASSES.includes(code.slice(0, 2))) ||
    NETWORK.test(code) ||
    BROKEN.test(error.message);
  return isUnreachable ? new AppError('store-unreachable', { place, reason }, { cause: error }) : error;
}

/** A refused connection to a name with several addresses has an empty message and the reasons inside. */
function reasonOf(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return [...new Set(error.errors.map((each) => String(each.message)))].join('; ');
}
