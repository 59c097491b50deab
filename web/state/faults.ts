import { Refusal } from '../data/http.ts';
import { say } from '../texts.ts';

/** A refusal in words: the server's own, or that it was not reached. */
export function wordsOf(error: unknown): string {
  return error instanceof Refusal && error.status > 0 ? error.message : say('shell.unreachable');
}

/** A refusal in the words that fit beside the field it is about, which says by its place what they are of. */
export function wordsBeside(error: unknown, isEmpty: boolean): string {
  if (!(error instanceof Refusal)) return wordsOf(error);
  const { expected } = (error.body.values ?? {}) as Record<string, unknown>;
  if (isEmpty && (expected !== undefined || error.code === 'bad-request')) return say('shell.fill-in');
  return typeof expected === 'string' ? say('shell.expected', { expected }) : wordsOf(error);
}

/** Which field of a form a refusal is about, as the API names it ("idealLoad"); `null`: none, or not known. */
export function fieldOf(error: unknown): string | null {
  if (!(error instanceof Refusal)) return null;
  const values = (error.body.values ?? {}) as Record<string, unknown>;
  switch (error.code) {
    case 'extension-taken':
      return 'extension';
    case 'person-exists':
      return 'key';
    case 'code-taken':
      return 'code';
    case 'last-admin':
      return 'roles';
    case 'bad-date':
      return 'date';
    case 'bad-person':
      return camelOf(String(values.field));
    case 'bad-option':
      return String(values.option).toLowerCase();
    case 'bad-request':
      return /^body\.([^.]+)/.exec(String(values.place))?.[1] ?? null;
    default:
      return null;
  }
}

/** "ideal-load" → "idealLoad". */
function camelOf(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
