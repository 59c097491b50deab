import { resolve } from 'node:path';
import { chooseSource, type SourceName } from '../../actions/choose-source.ts';
import type { EngineName } from '../../actions/engines.ts';
import { importWeek } from '../../actions/import-week.ts';
import { type PlannedWeek, planWeek, type WeekData } from '../../actions/plan-week.ts';
import { readIdealLoads } from '../../actions/read-ideal-loads.ts';
import { readWeek } from '../../actions/read-week.ts';
import { planRecord, saveWeek } from '../../actions/save-week.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { prepareOutputs } from '../../actions/write-outputs.ts';
import type { Config } from '../../model/config/schema.ts';
import { AppError } from '../../model/errors.ts';
import { mondayOf, nextMonday, relativeAge } from '../../model/time.ts';
import type { StoredTimetable, Weekday } from '../../model/types.ts';
import { describeFileFault } from '../describe-fault.ts';
import type { Door } from '../door.ts';
import type { CommonOptions } from '../make-program.ts';
import { openProgress, type Progress } from '../progress.ts';
import { answerOf, tellWeek, warningsOf } from './schedule-answer.ts';

export interface ScheduleOptions extends CommonOptions {
  week?: string;
  keep?: boolean;
  source?: SourceName;
  lines?: number;
  maxOverload?: number;
  adjustLines?: boolean;
  forgive?: boolean;
  seed?: number;
  timeLimit?: number;
  stopPenalty?: number;
  engine?: EngineName;
  searchDays?: Weekday[];
  idealLoads?: string;
  summary?: string;
  out?: string;
  save: 'draft' | 'publish' | 'no';
  strict?: boolean;
}

/** Makes a week, shows it, writes it and keeps it. Returns the exit code. */
export async function scheduleCommand(
  workplace: Workplace,
  door: Door,
  options: ScheduleOptions,
): Promise<number> {
  const config = withChoices(workplace.config, options);
  const monday = options.week
    ? mondayOf(options.week)
    : nextMonday(config.organisation.timezone, workplace.clock());
  const progress = openProgress(door, options.json === true);
  const stop = stopOnInterrupt();
  try {
    const source = options.keep ? null : chooseSource(workplace, options.source ?? config.sources.default);
    if (source && !(await fetchFrom(source, workplace, door, monday, progress, stop.signal))) return 1;
    const data = await weekData(workplace, monday, options.idealLoads);
    const limit = setTimeout(() => stop.abort(), config.solver.timeLimitSeconds * 1000);
    const planned = await planWeek(config, data, {
      monday,
      signal: stop.signal,
      engine: options.engine,
      onBetter: ({ evaluation, engine }) => progress.better(evaluation, engine),
      onBound: (bound) => progress.bound(bound),
    }).finally(() => clearTimeout(limit));
    // What is left takes no time: from here on a signal ends the program as usual.
    stop.dispose();
    progress.end();
    for (const warning of warningsOf(planned, data, door)) progress.warn(warning);
    return await finish({ ...workplace, config }, door, options, planned, data);
  } finally {
    progress.end();
    stop.dispose();
  }
}

/** Fetches and keeps what a source knows; `false`: it was interrupted, and nothing was changed. */
async function fetchFrom(
  source: NonNullable<ReturnType<typeof chooseSource>>,
  workplace: Workplace,
  door: Door,
  monday: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const onProgress = (sentence: Parameters<Progress['stage']>[0]) => progress.stage(sentence);
    const found = await importWeek(workplace, source, monday, { signal, onProgress });
    for (const { name, where } of found.unmatched)
      progress.warn(door.say('cli.schedule.unmatched', { name, where }));
    for (const fault of found.faults) progress.warn(describeFileFault(fault, door));
    return true;
  } catch (error) {
    if (!signal.aborted || error instanceof AppError) throw error;
    progress.end();
    door.note(door.say('cli.schedule.interrupted'));
    return false;
  }
}

/** Everything is prepared on the disk before the store is changed, and nothing gets its name before that is done. */
async function finish(
  workplace: Workplace,
  door: Door,
  options: ScheduleOptions,
  planned: PlannedWeek,
  data: WeekData,
): Promise<number> {
  const { say } = door;
  const outputs = await prepareOutputs(workplace, planned, data.persons, {
    directory: options.out ? resolve(options.out) : null,
    summary: options.summary ? resolve(options.summary) : null,
  });
  let saved: StoredTimetable | null = null;
  try {
    if (options.save !== 'no') {
      saved = await saveWeek(workplace, planned.timetable, {
        as: options.save,
        description: 'schedule-hours',
        plan: planRecord(workplace.config, planned),
      });
    }
  } catch (error) {
    await outputs.discard();
    throw error;
  }
  await outputs.commit();
  const downloads = await workplace.store.downloads.latest();
  if (options.json) {
    door.out(JSON.stringify(answerOf(workplace, planned, saved, outputs.files, downloads, door.locale)));
  } else {
    const ages = downloads.map((download) =>
      say('cli.schedule.download', {
        what: say(`cli.download.${download.what as 'loads'}`),
        source: download.source,
        detail: download.detail,
        age: relativeAge(download.at, workplace.clock(), door.locale),
      }),
    );
    tellWeek(workplace, door, planned, data, saved, outputs.directory, ages);
  }
  return options.strict && (planned.holes > 0 || planned.broken > 0) ? 1 : 0;
}

async function weekData(
  workplace: Workplace,
  monday: string,
  idealLoads: string | undefined,
): Promise<WeekData> {
  const { rules } = workplace.config;
  const data = await readWeek(workplace.store, monday, rules[rules.preset].fairness.weeks);
  if (!idealLoads) return data;
  const loads = await readIdealLoads(resolve(idealLoads), data.persons, workplace.locale);
  const persons = data.persons.map((person) => ({ ...person, idealLoad: loads[person.key] ?? null }));
  return { ...data, persons };
}

/** The configuration with what the command line says over it. */
function withChoices(config: Config, options: ScheduleOptions): Config {
  const { week, load, solver } = config;
  const stray = options.searchDays?.find((day) => !week.days.includes(day));
  if (stray)
    throw new AppError('bad-option', {
      option: '--search-days',
      value: stray,
      expected: week.days.join(','),
    });
  return {
    ...config,
    week: { ...week, lines: options.lines ?? week.lines },
    load: {
      ...load,
      maxOverload: options.maxOverload ?? load.maxOverload,
      adjustLines: options.adjustLines ?? load.adjustLines,
      forgive: options.forgive ?? load.forgive,
    },
    solver: {
      ...solver,
      seed: options.seed ?? solver.seed,
      timeLimitSeconds: options.timeLimit ?? solver.timeLimitSeconds,
      stopPenalty: options.stopPenalty ?? solver.stopPenalty,
      searchDays: options.searchDays ?? solver.searchDays,
    },
  };
}

/** Ctrl-C once: the best so far is kept. A second one ends the program as usual. `dispose` may be called again. */
function stopOnInterrupt(): { signal: AbortSignal; abort: () => void; dispose: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  return {
    signal: controller.signal,
    abort,
    dispose: () => void process.off('SIGINT', abort).off('SIGTERM', abort),
  };
}
