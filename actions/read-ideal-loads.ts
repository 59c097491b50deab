import { readFile } from 'node:fs/promises';
import { parseNumberMap } from '../connectors/line-forms/parse-number-map.ts';
import { AppError } from '../model/errors.ts';
import { personMatcher } from '../model/person-names.ts';
import type { Person, PersonKey } from '../model/types.ts';

/**
 * Reads a file of ideal loads (`key or name: number`). It is asked for by name, so a line that is wrong or names
 * nobody refuses the whole (`bad-file`, `unknown-person`).
 */
export async function readIdealLoads(
  file: string,
  persons: readonly Person[],
): Promise<Record<PersonKey, number>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new AppError('file-missing', { file });
    throw new AppError('bad-file', { file, reason: error.message });
  });
  const { numbers, faults } = parseNumberMap(text, file);
  if (faults.length > 0) {
    const [{ line, text: wrong }] = faults as [(typeof faults)[0]];
    throw new AppError('bad-file', { file, reason: `${line ?? ''}: ${wrong}` });
  }
  const match = personMatcher(persons);
  const loads: Record<PersonKey, number> = {};
  for (const [name, load] of Object.entries(numbers)) {
    const key = match(name);
    if (!key) throw new AppError('unknown-person', { person: name });
    loads[key] = load;
  }
  return loads;
}
