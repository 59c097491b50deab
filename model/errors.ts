/**
 * THE catalogue of errors that people meet. The sentence of a code is the text `error.<code>`: it says where,
 * what and what to do. `exit` is for the command line (1 refused, 2 wrong use), `status` for HTTP.
 */
export const ERRORS = {
  'bad-date': { exit: 2, status: 400 },
  'bad-time': { exit: 2, status: 400 },
  'bad-option': { exit: 2, status: 400 },
  'bad-config': { exit: 1, status: 500 },
  'bad-file': { exit: 1, status: 400 },
  'bad-instance': { exit: 1, status: 400 },
  'bad-person': { exit: 1, status: 400 },
  'bad-unavailability': { exit: 1, status: 400 },
  'unknown-person': { exit: 1, status: 404 },
  'unknown-unavailability': { exit: 1, status: 404 },
  'unknown-absence': { exit: 1, status: 404 },
  'unknown-closed-day': { exit: 1, status: 404 },
  'bad-fixed-turn': { exit: 1, status: 400 },
  'unknown-week': { exit: 1, status: 404 },
  'extension-taken': { exit: 1, status: 409 },
  'no-business-day': { exit: 1, status: 409 },
  'no-persons': { exit: 1, status: 409 },
  'no-store': { exit: 1, status: 503 },
  'not-a-demo': { exit: 1, status: 409 },
  'version-conflict': { exit: 1, status: 409 },
  'already-running': { exit: 1, status: 409 },
  'store-newer': { exit: 1, status: 500 },
  'store-unreadable': { exit: 1, status: 500 },
  'store-unreachable': { exit: 1, status: 503 },
  'store-busy': { exit: 1, status: 503 },
  'disk-full': { exit: 1, status: 507 },
  'not-writable': { exit: 1, status: 500 },
  'file-missing': { exit: 1, status: 404 },
  'file-exists': { exit: 1, status: 409 },
  'source-not-configured': { exit: 1, status: 409 },
  'source-unauthorized': { exit: 1, status: 502 },
  'source-forbidden': { exit: 1, status: 502 },
  'source-not-found': { exit: 1, status: 502 },
  'source-limited': { exit: 1, status: 503 },
  'source-unavailable': { exit: 1, status: 503 },
  'source-timeout': { exit: 1, status: 504 },
  'source-malformed': { exit: 1, status: 502 },
  'table-too-small': { exit: 1, status: 502 },
  'lines-not-divisible': { exit: 1, status: 409 },
  'wrong-node': { exit: 2, status: 500 },
  internal: { exit: 1, status: 500 },
} as const satisfies Record<string, { exit: 1 | 2; status: number }>;

export type ErrorCode = keyof typeof ERRORS;

/** An expected refusal: a code of the catalogue with the values of its sentence. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly values: Record<string, string | number>;

  constructor(code: ErrorCode, values: Record<string, string | number> = {}, options?: ErrorOptions) {
    // The message is for logs and tests; people are shown the catalogue's sentence in their language.
    super(`${code} ${JSON.stringify(values)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.values = values;
  }

  get exit(): 1 | 2 {
    return ERRORS[this.code].exit;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
