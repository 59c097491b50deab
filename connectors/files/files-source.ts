import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../model/config/schema.ts';
import { AppError } from '../../model/errors.ts';
import { type Say, sentence, speaker } from '../../model/texts/index.ts';
import { daysBetween, weekdayOf } from '../../model/time.ts';
import type { FileFault, PersonKey, Sentence } from '../../model/types.ts';
import { parseClosedDays } from '../line-forms/parse-closed-days.ts';
import { parseKeyList } from '../line-forms/parse-key-list.ts';
import { parseNumberMap } from '../line-forms/parse-number-map.ts';
import { parseUnavailabilityLines } from '../line-forms/parse-unavailability-lines.ts';
import { gatherFindings, type WeekFindings } from '../week-findings.ts';
import type { WeekData, WeekQuestion, WeekSource } from '../week-source.ts';

/** `sources.files` of the configuration; `directory` is opened as it stands. */
export type FilesSettings = Omit<Config['sources']['files'], 'directory'> & { directory: string };

/**
 * Loads, absences and closed days from text files of one directory:
 * - ideal loads: YAML, `key or name: number`;
 * - absences: `key [weekday of the week|YYYY-MM-DD|YYYY-MM-DD..YYYY-MM-DD] # reason`, whole days whatever the
 *   bitmap and the "+" say; neither weekday nor date: the whole week;
 * - leaves: keys of people who are away the whole week;
 * - closed days: `YYYY-MM-DD name`.
 * A file that is not there means that the source does not hold that kind. Refuses with `file-missing` if the
 * directory is not there and `bad-file` if a file cannot be read as a whole.
 */
export function createFilesSource(settings: FilesSettings, surroundings: { say?: Say } = {}): WeekSource {
  const say = surroundings.say ?? speaker('en');
  return {
    name: 'files',
    async fetchWeek(question) {
      const { signal, onProgress } = question;
      signal?.throwIfAborted();
      await refuseMissingDirectory(settings.directory, say);
      const findings = gatherFindings(question);
      const read = (name: string) => readText(join(settings.directory, name), name, say, onProgress, signal);

      const loads = await read(settings.idealLoads);
      const absences = await read(settings.absences);
      const leaves = await read(settings.leaves);
      const closed = await read(settings.closedDays);

      if (absences !== null) takeAbsences(absences, settings.absences, question, findings);
      if (leaves !== null) takeLeaves(leaves, settings.leaves, question, findings);
      const downloads: WeekData['downloads'] = [];
      const path = (...names: string[]) => names.map((name) => join(settings.directory, name)).join(', ');
      if (loads !== null) downloads.push({ what: 'loads', detail: path(settings.idealLoads) });
      if (absences !== null || leaves !== null) {
        const names = [absences !== null && settings.absences, leaves !== null && settings.leaves];
        downloads.push({ what: 'absences', detail: path(...names.filter((name) => name !== false)) });
      }
      if (closed !== null) downloads.push({ what: 'closed-days', detail: path(settings.closedDays) });
      return {
        idealLoads: loads === null ? null : takeLoads(loads, settings, findings, say),
        absences: absences === null && leaves === null ? null : findings.absences('files'),
        closedDays: closed === null ? null : takeClosedDays(closed, settings.closedDays, question, findings),
        unmatched: findings.unmatched,
        faults: findings.faults,
        downloads,
      };
    },
  };
}

function takeLoads(
  text: string,
  settings: FilesSettings,
  findings: WeekFindings,
  say: Say,
): Record<PersonKey, number> {
  const file = settings.idealLoads;
  const { numbers, faults } = parseNumberMap(text, file);
  const broken = faults.find(
    (fault) => fault.reason.key === 'import.fault.bad-yaml' || fault.reason.key === 'import.fault.no-map',
  );
  if (broken)
    throw badFile(
      join(settings.directory, file),
      say(broken.reason.key as 'import.fault.no-map', broken.reason.values),
    );
  for (const fault of faults) findings.addFault(fault);
  const loads = new Map<PersonKey, number>();
  for (const [name, value] of Object.entries(numbers)) {
    const fault = (reason: Sentence): void =>
      findings.addFault({ file, line: null, reason, text: `${name}: ${value}`, kept: false });
    const person = findings.match(file, name);
    if (!person) continue;
    if (value < 0) fault(sentence('source.negative-load', { name, value }));
    else if (loads.has(person) && loads.get(person) !== value) {
      fault(sentence('source.load-twice', { name, value, first: loads.get(person)! }));
    } else loads.set(person, value);
  }
  return Object.fromEntries(loads);
}

function takeAbsences(text: string, file: string, question: WeekQuestion, findings: WeekFindings): void {
  const { entries, faults } = parseUnavailabilityLines(text, {
    file,
    slotCount: null,
    ranges: true,
    reasonRequired: false,
  });
  for (const fault of faults) findings.addFault(fault);
  const week = daysBetween(question.monday, question.sunday);
  for (const entry of entries) {
    const days = week.filter((day) => {
      if (entry.weekday) return weekdayOf(day) === entry.weekday;
      return entry.date === null || (entry.date <= day && day <= (entry.to ?? entry.date));
    });
    // The file may hold the whole year, with people who have gone since.
    if (days.length === 0) continue;
    const person = findings.match(`${file}:${entry.line}`, entry.person);
    if (!person) continue;
    for (const day of days) findings.addDayOff(person, 'holiday', day);
  }
}

function takeLeaves(text: string, file: string, question: WeekQuestion, findings: WeekFindings): void {
  for (const { key, line } of parseKeyList(text)) {
    const person = findings.match(`${file}:${line}`, key);
    if (!person) continue;
    for (const day of daysBetween(question.monday, question.sunday)) findings.addDayOff(person, 'leave', day);
  }
}

function takeClosedDays(text: string, file: string, question: WeekQuestion, findings: WeekFindings) {
  const { closedDays, faults } = parseClosedDays(text, file);
  for (const fault of faults as FileFault[]) findings.addFault(fault);
  return closedDays
    .filter(({ date }) => question.monday <= date && date <= question.sunday)
    .sort((one, other) => (one.date < other.date ? -1 : 1))
    .map((day) => ({ ...day, source: 'files' }));
}

async function refuseMissingDirectory(directory: string, say: Say): Promise<void> {
  try {
    if (!(await stat(directory)).isDirectory()) throw badFile(directory, say('source.files.no-directory'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof AppError) throw error;
    throw code === 'ENOENT'
      ? new AppError('file-missing', { file: directory })
      : badFile(directory, String(code));
  }
}

/** The text of a file; `null` if there is none, or if the configuration names none. */
async function readText(
  path: string,
  name: string,
  say: Say,
  onProgress: WeekQuestion['onProgress'],
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if (name === '') return null;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw badFile(path, String(code));
  }
  onProgress?.(sentence('source.files.reading', { file: path }));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badFile(path, say('source.files.not-utf8'));
  }
}

function badFile(file: string, reason: string): AppError {
  return new AppError('bad-file', { file, reason });
}
