import { readFile } from 'node:fs/promises';
import { parseNumberMap } from '../connectors/line-forms/parse-number-map.ts';
import { AppError } from '../model/errors.ts';
import { personMatcher } from '../model/person-names.ts';
import { renderSentence, speaker } from '../model/texts/index.ts';
import type { Locale, Person, PersonKey } from '../model/types.ts';

/**
 * Reads a file of ideal loads (`key or name: number`). It is asked for by name, so a line that is wrong or names
 * nobody refuses the whole (`bad-file`, `unknown-person`).
 */
export async function readIdealLoads(
  file: string,
  persons: readonly Person[],
  locale: Locale,
): Promise<Record<PersonKey, number>> {
  const say = speaker(locale);
  const refuse = (reason: string, line: number | null = null): never => {
    throw new AppError('bad-file', { file: line === null ? file : `${file}:${line}`, reason });
  };
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new AppError('file-missing', { file });
    return refuse(error.message);
  });
  const { numbers, faults } = parseNumberMap(text, file);
  for (const { reason, line } of faults) refuse(renderSentence(locale, reason), line);
  const match = personMatcher(persons);
  const loads: Record<PersonKey, number> = {};
  for (const [name, value] of Object.entries(numbers)) {
    const key = match(name);
    if (!key) throw new AppError('unknown-person', { person: name });
    if (value < 0) refuse(say('source.negative-load', { name, value }));
    const first = loads[key];
    if (first !== undefined && first !== value) refuse(say('source.load-twice', { name, value, first }));
    loads[key] ??= value;
  }
  return loads;
}
