import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';

/**
 * YAML as it is written: every scalar stays the text that stands in the file ("001122" is no number, "09:00" no
 * duration), maps keep lists as keys and keys that are there twice, and every node knows its line.
 */
export type YamlNode =
  | { kind: 'scalar'; line: number; text: string; quoted: boolean }
  | { kind: 'list'; line: number; items: YamlNode[] }
  | { kind: 'map'; line: number; pairs: { key: YamlNode; value: YamlNode }[] };

type Collection = Exclude<YamlNode, { kind: 'scalar' }>;
type Frame = { node: Collection; key: YamlNode | null; anchor: string | null };

/**
 * Reads the first document of a text; an empty text is a null. What is no YAML comes back as the line (counted
 * from 1) and the parser's reason.
 */
export function parseYamlTree(text: string): { root: YamlNode } | { line: number; reason: string } {
  try {
    return { root: buildTree(text, parseEvents(text, {})) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { line: (error.mark?.line ?? 0) + 1, reason: error.reason };
  }
}

/** Nothing was written: empty, "~" or "null". */
export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && !node.quoted && /^(~|null|Null|NULL)?$/.test(node.text);
}

function buildTree(text: string, events: readonly Event[]): YamlNode {
  const lineAt = lineFinder(text);
  const anchors = new Map<string, YamlNode>();
  const frames: Frame[] = [];
  let root: YamlNode | null = null;
  let line = 1;

  const put = (node: YamlNode) => {
    const frame = frames.at(-1);
    if (!frame) root ??= node;
    else if (frame.node.kind === 'list') frame.node.items.push(node);
    else if (frame.key === null) frame.key = node;
    else {
      frame.node.pairs.push({ key: frame.key, value: node });
      frame.key = null;
    }
  };
  const anchorOf = (event: { anchorStart: number; anchorEnd: number }) =>
    event.anchorStart < 0 ? null : text.slice(event.anchorStart, event.anchorEnd);

  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      documents += 1;
      if (documents > 1) break;
    } else if (event.type === EVENT_ID.SCALAR) {
      // An empty value has no place of its own: it is where the reader was last.
      if (event.valueStart >= 0) line = lineAt(event.valueStart);
      const node: YamlNode = {
        kind: 'scalar',
        line,
        text: event.valueStart < 0 ? '' : getScalarValue(text, event),
        quoted: event.style !== SCALAR_STYLE.PLAIN,
      };
      const anchor = anchorOf(event);
      if (anchor !== null) anchors.set(anchor, node);
      put(node);
    } else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      line = lineAt(event.start);
      const node: Collection =
        event.type === EVENT_ID.SEQUENCE
          ? { kind: 'list', line, items: [] }
          : { kind: 'map', line, pairs: [] };
      frames.push({ node, key: null, anchor: anchorOf(event) });
    } else if (event.type === EVENT_ID.ALIAS) {
      const name = text.slice(event.anchorStart, event.anchorEnd);
      const target = anchors.get(name);
      // An anchor counts from its end on, so that no node holds itself.
      if (!target) YAMLException.throwAt(text, event.anchorStart, `unknown alias "${name}"`);
      put(target!);
    } else if (frames.length > 0) {
      const { node, anchor } = frames.pop()!;
      if (anchor !== null) anchors.set(anchor, node);
      put(node);
    }
  }
  return root ?? { kind: 'scalar', line: 1, text: '', quoted: false };
}

/** Finds the line, counted from 1, of an offset. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
