import { load, YAMLException } from 'js-yaml';
import { sentence, type TextKey, type TextValues } from '../../model/texts/index.ts';
import type { FileFault } from '../../model/types.ts';

/**
 * Reads a YAML map from a key (or a name) to a number, e.g. ideal loads or credits. A number in quotes is a
 * number; any other value is a fault of its line and left out. What is no YAML, or no map, is one fault with
 * `line: null` (the whole file) and no numbers; an empty file is an empty map. Never throws.
 */
export function parseNumberMap(
  yamlText: string,
  file: string,
): { numbers: Record<string, number>; faults: FileFault[] } {
  const faults: FileFault[] = [];
  const fault = (line: number | null, key: TextKey, values: TextValues, text: string) =>
    faults.push({ file, line, reason: sentence(key, values), text, kept: false });
  const lines = yamlText.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);

  let content: unknown;
  try {
    content = loadYaml(lines.join('\n'));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    fault(null, 'import.fault.bad-yaml', { line, reason: error.reason }, lines[line - 1] ?? '');
    return { numbers: {}, faults };
  }
  if (content === null) return { numbers: {}, faults };
  if (typeof content !== 'object' || Array.isArray(content)) {
    fault(null, 'import.fault.no-map', {}, lines.find((line) => line.trim() !== '') ?? '');
    return { numbers: {}, faults };
  }

  const numbers = new Map<string, number>();
  for (const [key, value] of Object.entries(content)) {
    const number = typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) {
      numbers.set(key, number);
      continue;
    }
    const index = lines.findIndex((line) => keyOfLine(line) === key);
    fault(
      index < 0 ? null : index + 1,
      'import.fault.bad-number',
      { name: key, value: typeof value === 'string' ? value : JSON.stringify(value) },
      lines[index]?.trim() ?? key,
    );
  }
  // Object.fromEntries, unlike assignment, keeps a key called "__proto__" a plain key.
  return { numbers: Object.fromEntries(numbers), faults };
}

/** An empty text holds no document, which the YAML reader refuses and we take as nothing. */
function loadYaml(text: string): unknown {
  return text.split('\n').every((line) => /^\s*(#.*)?$/.test(line)) ? null : load(text);
}

function keyOfLine(line: string): string | null {
  const match = /^(?:"([^"]*)"|'([^']*)'|([^\s:#][^:]*?))\s*:/.exec(line);
  return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
}
