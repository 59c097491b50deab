import { isSecret } from './parse-config.ts';
import type { Config } from './schema.ts';

type Tree = Record<string, unknown>;

/** A copy for people to read: what is secret is `***`, in the store's address the password alone. */
export function hideSecrets(config: Config): Config {
  const copy = structuredClone(config);
  hideIn(copy as Tree, '');
  if (copy.store.url) copy.store.url = copy.store.url.replace(/:\/\/([^:@/]*):[^@]*@/, '://$1:***@');
  return copy;
}

function hideIn(tree: Tree, path: string): void {
  for (const [key, value] of Object.entries(tree)) {
    const place = path ? `${path}.${key}` : key;
    if (isSecret(place) && value) tree[key] = '***';
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      hideIn(value as Tree, place);
  }
}
