import { describe, expect, it } from 'vitest';
import { isNull, parseYamlTree, type YamlNode } from '../../../connectors/tomatic/yaml-tree.ts';

/** The tree without lines, as plain values: maps are lists of pairs. */
function plain(node: YamlNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return { pairs: node.pairs.map(({ key, value }) => [plain(key), plain(value)]) };
  return isNull(node) ? null : node.text;
}

function read(text: string): unknown {
  const parsed = parseYamlTree(text);
  return 'root' in parsed ? plain(parsed.root) : parsed;
}

describe('YAML as it is written', () => {
  it('keeps scalars as the text that stands there, whatever YAML would make of them', () => {
    expect(read('[001122, 112233, 1e5555, 09:00, 10:15, 2031-03-02, yes, "x"]')).toEqual([
      '001122',
      '112233',
      '1e5555',
      '09:00',
      '10:15',
      '2031-03-02',
      'yes',
      'x',
    ]);
  });

  it('tells a null from an empty text', () => {
    expect(read("[~, null, '', 'null', ]")).toEqual([null, null, '', 'null']);
    expect(read('a:\nb: 1\n')).toEqual({
      pairs: [
        ['a', null],
        ['b', '1'],
      ],
    });
  });

  it('keeps lists as keys, in both forms, and keys that are there twice', () => {
    expect(read('[dl, 1, 4]: ningu\n? - dm\n  - 2\n: x\na: 1\na: 2\n')).toEqual({
      pairs: [
        [['dl', '1', '4'], 'ningu'],
        [['dm', '2'], 'x'],
        ['a', '1'],
        ['a', '2'],
      ],
    });
  });

  it('follows aliases, and refuses one to nothing and one to itself', () => {
    expect(read('a: &x [1]\nb: *x\n')).toEqual({
      pairs: [
        ['a', ['1']],
        ['b', ['1']],
      ],
    });
    expect(read('a: *x\n')).toEqual({ line: 1, reason: 'unknown alias "x"' });
    expect(read('a: &x [*x]\n')).toEqual({ line: 1, reason: 'unknown alias "x"' });
  });

  it('knows the line of every node, also with the ends of lines of Windows', () => {
    const parsed = parseYamlTree('# c\r\na:\r\n  - 1\r\n  - b: 2\r\n');
    if (!('root' in parsed) || parsed.root.kind !== 'map') throw new Error('a map was expected');
    const { key, value } = parsed.root.pairs[0]!;
    expect([key.line, value.line]).toEqual([2, 3]);
    if (value.kind !== 'list') throw new Error('a list was expected');
    expect(value.items.map((item) => item.line)).toEqual([3, 4]);
  });

  it('takes an empty text, or one of comments, for a null', () => {
    expect([read(''), read('# nothing\n')]).toEqual([null, null]);
  });

  it('says the line and the reason where a text is no YAML', () => {
    expect(read('a: 1\nb:\n\tc: 1\n')).toEqual({
      line: 3,
      reason: 'tab characters must not be used in indentation',
    });
  });
});
