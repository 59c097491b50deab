import type { Sentence } from '../types.ts';
import type { TextKey } from './index.ts';

/** A sentence whose key the compiler knows; apart from the renderer, so that who only states one loads no catalogue. */
export function sentence(key: TextKey, values: Sentence['values'] = {}): Sentence {
  return { key, values };
}
