import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a server of the tests does instead of answering. */
export interface Fault {
  /** Requests whose "METHOD path" contains this. */
  at: string;
  /** How often; default once. */
  times?: number;
  /** Answers with this status, headers and body (JSON unless it is a string). */
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Cuts the connection without an answer. */
  reset?: boolean;
  /** Never answers; `cut` hears when the other side hangs up. */
  hang?: boolean;
  cut?: () => void;
  /** Hears of it when it happens. */
  struck?: () => void;
}

/** Faults that wait for their request, in order. */
export class FaultQueue {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  schedule(...faults: Fault[]): void {
    for (const fault of faults) this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Faults that no request has met yet: a test that leaves some has not tested them. */
  get pending(): number {
    return this.#waiting.length;
  }

  /** Misbehaves if a fault is due; `false`: answer as usual. */
  strike(request: IncomingMessage, response: ServerResponse): boolean {
    const line = `${request.method} ${decodeURIComponent(request.url ?? '')}`;
    const index = this.#waiting.findIndex(({ fault }) => line.includes(fault.at));
    const due = this.#waiting[index];
    if (!due) return false;
    due.left -= 1;
    if (due.left === 0) this.#waiting.splice(index, 1);
    const { status = 200, headers = {}, body, reset, hang, cut, struck } = due.fault;
    struck?.();
    if (reset) request.socket.destroy();
    else if (hang) request.socket.once('close', () => cut?.());
    else {
      const type = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
    }
    return true;
  }
}
