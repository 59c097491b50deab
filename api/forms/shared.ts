import { Type } from 'typebox';

/** Answers that have no form of their own. */

/** An answer without content (204, 302, 304): only what it means is documented. */
export function nothing(description: string) {
  return Type.Unsafe<undefined>({ type: 'null', description });
}

export const done = nothing('Done');

/** An answer that is a file: only its media types are documented. */
export function file<Content extends string | Buffer>(description: string, ...types: string[]) {
  const schema = Type.Unsafe<Content>({});
  return { description, content: Object.fromEntries(types.map((type) => [type.split(';')[0]!, { schema }])) };
}
