import { fileLines } from './file-lines.ts';

/** A word of a list and the line it was first met on, counted from 1. */
export interface ListedKey {
  key: string;
  line: number;
}

/** Reads keys that white space separates, on any number of lines; "#" begins a comment. Each comes once. */
export function parseKeyList(text: string): ListedKey[] {
  const byKey = new Map<string, ListedKey>();
  for (const { line, text: content } of fileLines(text)) {
    for (const key of content.replace(/#.*$/, '').split(/\s+/)) {
      if (key && !byKey.has(key)) byKey.set(key, { key, line });
    }
  }
  return [...byKey.values()];
}
