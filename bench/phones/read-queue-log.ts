import type { CallOutcome } from '../../model/phones.ts';

/** What Asterisk wrote of a call. */
export interface LoggedCall {
  number: string;
  /** `null`: its end was not written. */
  outcome: CallOutcome | null;
  /** As the log names who answered. */
  agent: string | null;
  endedBy: 'caller' | 'agent' | null;
}

/** Calls of a queue by Asterisk's own ids. Read here anew, so that it is held against what the program reads. */
export function readQueueLog(text: string, queue: string): Map<string, LoggedCall> {
  const calls = new Map<string, LoggedCall>();
  for (const line of text.split('\n')) {
    const [, id = '', name, agent = '', event, ...data] = line.split('|');
    if (name !== queue) continue;
    if (event === 'ENTERQUEUE')
      calls.set(id, { number: data[1] ?? '', outcome: null, agent: null, endedBy: null });
    const call = calls.get(id);
    if (!call) continue;
    if (event === 'ABANDON') Object.assign(call, { outcome: 'abandoned', endedBy: 'caller' });
    else if (event === 'EXITWITHTIMEOUT') call.outcome = 'timed_out';
    else if (event === 'EXITEMPTY') call.outcome = 'unattended';
    else if (event === 'CONNECT') Object.assign(call, { outcome: 'answered', agent });
    else if (event === 'COMPLETECALLER') call.endedBy = 'caller';
    else if (event === 'COMPLETEAGENT') call.endedBy = 'agent';
  }
  return calls;
}
