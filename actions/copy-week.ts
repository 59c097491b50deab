import { join } from 'node:path';
import { putFile } from '../connectors/sftp/put-file.ts';
import { AppError } from '../model/errors.ts';
import { renderError } from '../model/texts/index.ts';
import type { IsoDate } from '../model/types.ts';
import { toHtml } from '../scheduler/outputs/timetable-html.ts';
import { pathFrom, type Workplace } from './workplace.ts';
import { prepareFiles } from './write-files.ts';

/**
 * Writes the page of what is in force in a week to where the configuration wants copies: a folder, another server, or
 * both. Answers their places; none where nothing is in force or no copy is wanted. `not-writable`, `disk-full`,
 * `source-unavailable`, `source-unauthorized`.
 */
export async function copyWeek(workplace: Workplace, week: IsoDate): Promise<string[]> {
  const { config, store, root, clock } = workplace;
  const { folder, sftp } = config.outputs.staticCopy;
  if (folder === null && sftp.host === null) return [];
  const stored = await store.timetables.published(week);
  if (!stored) return [];
  const { name: title, locale } = config.organisation;
  // Whoever reads it has no session: it names nobody's extension.
  const persons = (await store.persons.list({ includeArchived: true })).map((person) => ({
    ...person,
    extension: null,
  }));
  const page = toHtml(stored.timetable, persons, { locale, title, now: clock() });
  const name = `${week}.html`;
  const places: string[] = [];
  if (folder !== null) {
    const file = join(pathFrom(root, folder), name);
    await (await prepareFiles({ [file]: page })).commit();
    places.push(file);
  }
  if (sftp.host !== null) {
    const keyFile = sftp.keyFile === null ? null : pathFrom(root, sftp.keyFile);
    await putFile({ ...sftp, host: sftp.host, user: sftp.user ?? 'lineup', keyFile }, name, page);
    places.push(`sftp://${sftp.host}/${sftp.folder}/${name}`);
  }
  return places;
}

/** How long changes of one week are gathered before a copy is made. */
const GATHER_MS = 1000;

/**
 * Keeps the copies in step with every change, beside the work: a copy that fails hinders nobody, is tried again at
 * the next change, and is written to the audit. Returns what ends it, once the last copies are made.
 */
export function keepCopies(workplace: Workplace): () => Promise<void> {
  const { config, events } = workplace;
  const { folder, sftp } = config.outputs.staticCopy;
  if (folder === null && sftp.host === null) return async () => {};
  const waiting = new Map<IsoDate, NodeJS.Timeout>();
  let running: Promise<unknown> = Promise.resolve();
  const copy = (week: IsoDate) => {
    waiting.delete(week);
    running = running.then(() => copyOrNote(workplace, week));
  };
  const stop = events.subscribe('week-changed', ({ week }) => {
    if (!waiting.has(week)) waiting.set(week, setTimeout(copy, GATHER_MS, week));
  });
  return async () => {
    stop();
    for (const [week, timer] of waiting) {
      clearTimeout(timer);
      copy(week);
    }
    await running;
  };
}

/** Answers what went wrong, in words; `null`: nothing. */
export async function copyOrNote(workplace: Workplace, week: IsoDate): Promise<string | null> {
  try {
    await copyWeek(workplace, week);
    return null;
  } catch (error) {
    const reason = error instanceof AppError ? renderError(workplace.locale, error) : String(error);
    const after = { reason };
    await workplace.store.audit
      .add({ who: workplace.by, what: 'week.copy-failed', subject: `week:${week}`, before: null, after })
      .catch(() => {});
    return reason;
  }
}
