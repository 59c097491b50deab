import { AppError } from '../../model/errors.ts';
import type { AmiAction } from './ami-message.ts';

/** Asterisk cuts a line at 1022 bytes, its key included. */
const mostBytes = 900;
// Each of them would end the line, and let what follows pass for an action of its own.
const lineBreaks = /[\r\n\0]/;

/** Refuses with `pbx-refused` what cannot be said to Asterisk in one line for each field. */
export function checkAction(pbx: string, action: AmiAction): void {
  const refuse = (reason: string) => new AppError('pbx-refused', { pbx, action: action.action, reason });
  for (const [key, value] of Object.entries(action)) {
    if (value === undefined) continue;
    const text = String(value);
    if (lineBreaks.test(text) || lineBreaks.test(key)) throw refuse(`${key}: line break`);
    const bytes = Buffer.byteLength(text);
    if (bytes > mostBytes) throw refuse(`${key}: ${bytes} bytes > ${mostBytes}`);
  }
}
