import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AmiMessage } from '../../../telephony/asterisk/ami-message.ts';

/** What an Asterisk 22 once said during a call, as the library reads it; see `fixtures/asterisk`. */
export function readTranscript(name: string): AmiMessage[] {
  const file = join(import.meta.dirname, '../fixtures/asterisk', `${name}.ami`);
  return parseMessages(readFileSync(file, 'utf8'));
}

export function parseMessages(text: string): AmiMessage[] {
  const blocks = text.split(/\r?\n\r?\n/).filter((block) => block.trim() !== '');
  return blocks.map((block) =>
    Object.fromEntries(
      block
        .split(/\r?\n/)
        .filter((line) => line.includes(':'))
        .map((line) => {
          const [key = '', ...value] = line.split(': ');
          return [key.replace(/:$/, '').toLowerCase(), value.join(': ')];
        }),
    ),
  );
}
