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
  'person-changed': { exit: 1, status: 409 },
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
  'unknown-turn': { exit: 1, status: 404 },
  'unknown-edit': { exit: 1, status: 404 },
  'unknown-plan': { exit: 1, status: 404 },
  'unknown-request': { exit: 1, status: 404 },
  'unknown-session': { exit: 1, status: 404 },
  'unknown-notice': { exit: 1, status: 404 },
  'unknown-target': { exit: 1, status: 404 },
  'target-needed': { exit: 1, status: 400 },
  'person-unreachable': { exit: 1, status: 409 },
  'unknown-message': { exit: 1, status: 404 },
  'message-waiting': { exit: 1, status: 503 },
  'message-failed': { exit: 1, status: 502 },
  'no-phones': { exit: 1, status: 409 },
  'unknown-queue': { exit: 1, status: 404 },
  'no-extension': { exit: 1, status: 409 },
  'no-extensions': { exit: 1, status: 409 },
  'unknown-extension': { exit: 1, status: 404 },
  'pbx-needed': { exit: 2, status: 400 },
  'calls-up': { exit: 1, status: 409 },
  'queue-needed': { exit: 2, status: 400 },
  'person-needed': { exit: 2, status: 400 },
  'not-in-queue': { exit: 1, status: 409 },
  'unknown-pause': { exit: 1, status: 400 },
  'person-archived': { exit: 1, status: 409 },
  'nothing-changes': { exit: 1, status: 400 },
  'past-turn': { exit: 1, status: 409 },
  'week-retired': { exit: 1, status: 409 },
  'rule-broken': { exit: 1, status: 409 },
  'reason-needed': { exit: 1, status: 400 },
  'consent-needed': { exit: 1, status: 409 },
  'coordinator-needed': { exit: 1, status: 403 },
  'undo-too-late': { exit: 1, status: 409 },
  'undo-overtaken': { exit: 1, status: 409 },
  'plan-running': { exit: 1, status: 409 },
  'plans-full': { exit: 1, status: 409 },
  'request-closed': { exit: 1, status: 409 },
  'not-asked': { exit: 1, status: 403 },
  'not-your-turn': { exit: 1, status: 403 },
  'bad-request-turn': { exit: 1, status: 400 },
  'week-not-published': { exit: 1, status: 409 },
  'pbx-down': { exit: 1, status: 503 },
  'pbx-timeout': { exit: 1, status: 504 },
  'pbx-login': { exit: 1, status: 502 },
  'pbx-refused': { exit: 1, status: 502 },
  'pbx-certificate': { exit: 1, status: 502 },
  'bad-request': { exit: 1, status: 400 },
  'not-signed-in': { exit: 1, status: 401 },
  forbidden: { exit: 1, status: 403 },
  'cross-site': { exit: 1, status: 403 },
  'demo-elsewhere': { exit: 1, status: 403 },
  'unknown-address': { exit: 1, status: 404 },
  'unknown-key': { exit: 1, status: 404 },
  'too-large': { exit: 1, status: 413 },
  'not-json': { exit: 1, status: 415 },
  'wrong-host': { exit: 1, status: 421 },
  'version-needed': { exit: 1, status: 428 },
  'too-many-requests': { exit: 1, status: 429 },
  'server-fault': { exit: 1, status: 500 },
  'person-exists': { exit: 1, status: 409 },
  'template-changed': { exit: 1, status: 409 },
  'unknown-calendar': { exit: 1, status: 404 },
  'last-admin': { exit: 1, status: 409 },
  'port-taken': { exit: 1, status: 500 },
  'cannot-listen': { exit: 1, status: 500 },
  'not-a-monday': { exit: 2, status: 400 },
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
