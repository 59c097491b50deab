import type { SourceFile } from './source-file.ts';
import { isNull, type YamlNode } from './yaml-tree.ts';

/** What nodes say: texts, numbers, entries of maps. Nothing here throws; what does not fit is `null` or a fault. */

/** The text of a scalar without the blanks around it; `null` for a null, a list or a map. */
export function textOf(node: YamlNode): string | null {
  return node.kind === 'scalar' && !isNull(node) ? node.text.trim() : null;
}

/** How a value is quoted in a fault. */
export function showNode(node: YamlNode): string {
  if (node.kind === 'list') return '[…]';
  if (node.kind === 'map') return '{…}';
  return node.text;
}

export function numberOf(node: YamlNode): number | null {
  const text = textOf(node);
  return text !== null && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,2})?$/i.test(text) ? Number(text) : null;
}

/** The yes and no of YAML 1.1, which older files are written in. */
export function yesNoOf(node: YamlNode): boolean | null {
  const text = textOf(node)?.toLowerCase();
  if (text === 'true' || text === 'yes' || text === 'on') return true;
  if (text === 'false' || text === 'no' || text === 'off') return false;
  return null;
}

export interface YamlEntry {
  key: string;
  value: YamlNode;
  line: number;
}

/**
 * The entries of a map with plain keys, in order. A null is an empty map. Of a key that is there twice the later
 * counts (fault); what is no map is a fault that names `name` and has no entries.
 */
export function entriesOf(node: YamlNode, file: SourceFile, name: string): YamlEntry[] {
  if (isNull(node)) return [];
  if (node.kind !== 'map') {
    file.report(node.line, 'import.tomatic.expected-map', { name });
    return [];
  }
  const entries = new Map<string, YamlEntry>();
  for (const { key: keyNode, value } of node.pairs) {
    const key = textOf(keyNode);
    const line = keyNode.line;
    if (key === null) {
      file.report(line, 'import.tomatic.bad-key', { value: showNode(keyNode) });
      continue;
    }
    const earlier = entries.get(key);
    if (earlier) file.report(earlier.line, 'import.tomatic.repeated-key', { name: key });
    entries.delete(key);
    entries.set(key, { key, value, line });
  }
  return [...entries.values()];
}

/**
 * The items of a list, or of a map from 1, 2, … as older files have instead (`null` where a number is missing).
 * A null is an empty list; anything else is no list: `null`.
 */
export function itemsOf(node: YamlNode): (YamlNode | null)[] | null {
  if (isNull(node)) return [];
  if (node.kind === 'list') return node.items;
  if (node.kind !== 'map') return null;
  const items: (YamlNode | null)[] = [];
  for (const { key, value } of node.pairs) {
    const place = numberOf(key);
    if (place === null || !Number.isInteger(place) || place < 1 || place > 100) return null;
    while (items.length < place) items.push(null);
    items[place - 1] = value;
  }
  return items;
}

/** Maps from a key to a number, such as credits; a null or anything but a number is a fault and left out. */
export function numbersOf(
  node: YamlNode,
  file: SourceFile,
  name: string,
): (YamlEntry & { number: number })[] {
  return entriesOf(node, file, name).flatMap((entry) => {
    const number = numberOf(entry.value);
    if (number !== null) return [{ ...entry, number }];
    const values = { name: entry.key, value: showNode(entry.value) };
    file.report(entry.line, 'import.fault.bad-number', values);
    return [];
  });
}
