import { renderSentence } from '../model/texts/index.ts';
import type { FileFault } from '../model/types.ts';
import type { Door } from './door.ts';

/** "oneshot.conf:4: the bitmap has 3 slots, not 4 (left out): hug 2026-03-02 111 # …" */
export function describeFileFault(fault: FileFault, { locale, say }: Door): string {
  const where = fault.line === null ? fault.file : `${fault.file}:${fault.line}`;
  const reason = renderSentence(locale, fault.reason);
  const fate = say(fault.kept ? 'cli.fault.kept' : 'cli.fault.left-out');
  return `${where}: ${reason} (${fate})${fault.text ? `: ${fault.text}` : ''}`;
}
