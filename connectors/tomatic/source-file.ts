import type { TextKey, TextValues } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { FileFault } from '../../model/types.ts';
import { parseYamlTree, type YamlNode } from './yaml-tree.ts';

/** A file of the installation as it was read. */
export interface SourceFile {
  /** Path inside the installation: this is how faults name it. */
  name: string;
  text: string;
  lines: string[];
  /** Where faults go: one list for the whole installation. */
  faults: FileFault[];
  /** Says what is wrong with a line (counted from 1; `null`: the whole file). `kept`: it came in all the same. */
  report: (line: number | null, key: TextKey, values?: TextValues, kept?: boolean) => void;
}

/** A file's text together with the list that its faults go to. */
export function sourceFile(name: string, content: string, faults: FileFault[]): SourceFile {
  const text = content.replace(/^\uFEFF/, '');
  const lines = text.split(/\r\n|\n|\r/);
  return {
    name,
    text,
    lines,
    faults,
    report: (line, key, values = {}, kept = false) => {
      const at = line === null ? '' : (lines[line - 1] ?? '').trim();
      faults.push({ file: name, line, reason: sentence(key, values), text: at, kept });
    },
  };
}

/** So many lines may be left out of a file before it is taken for something else than YAML. */
const MOST_DROPPED_LINES = 20;

/**
 * The YAML of a file, or `null` with a fault. With `dropLines`, a line that breaks the syntax is reported and left
 * out so that the others come in: only for files in which no line's meaning depends on how many stand before it.
 */
export function readYaml(file: SourceFile, options: { dropLines: boolean }): YamlNode | null {
  const lines = [...file.lines];
  const dropped: { line: number; reason: string }[] = [];
  let parsed = parseYamlTree(lines.join('\n'));
  const first = parsed;
  while ('reason' in parsed && options.dropLines && dropped.length < MOST_DROPPED_LINES) {
    const { line, reason } = parsed;
    // The parser stumbles on the wrong line itself or on the one after it.
    const tries = [line, line - 1]
      .filter((at) => at >= 1 && lines[at - 1]?.trim() && !lines[at - 1]!.trimStart().startsWith('-'))
      .map((at) => ({ at, result: parseYamlTree(lines.with(at - 1, '').join('\n')) }));
    const best =
      tries.find(({ result }) => 'root' in result) ??
      tries.toSorted((a, b) => errorLine(b.result) - errorLine(a.result))[0];
    if (!best) break;
    dropped.push({ line: best.at, reason });
    lines[best.at - 1] = '';
    parsed = best.result;
  }
  if ('root' in parsed) {
    for (const { line, reason } of dropped) file.report(line, 'import.tomatic.no-yaml-line', { reason });
    return parsed.root;
  }
  const { line, reason } = 'reason' in first ? first : parsed;
  file.report(line, 'import.tomatic.no-yaml', { reason });
  return null;
}

function errorLine(parsed: ReturnType<typeof parseYamlTree>): number {
  return 'line' in parsed ? parsed.line : Number.POSITIVE_INFINITY;
}
