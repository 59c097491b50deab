import { Value } from 'typebox/value';

type Tree = Record<string, unknown>;
interface Node {
  properties?: Record<string, Node>;
  patternProperties?: Record<string, Node>;
}

/**
 * A copy in which what maps hold has its defaults: a map's names are people's own, so no default can stand there
 * before the map is read.
 */
export function fillMaps(schema: unknown, tree: Tree): Tree {
  const { properties = {}, patternProperties = {} } = schema as Node;
  const ofAnyName = Object.values(patternProperties)[0];
  const filled: Tree = {};
  for (const [key, value] of Object.entries(tree)) {
    const inner = properties[key] ?? ofAnyName;
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!inner || !isMap) filled[key] = value;
    else
      filled[key] = fillMaps(
        inner,
        (properties[key] ? value : Value.Default(inner as never, { ...value })) as Tree,
      );
  }
  return filled;
}
