import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { readTimetable } from '../connectors/tomatic/read-timetable.ts';
import { readYaml as readYamlTree, sourceFile } from '../connectors/tomatic/source-file.ts';
import { weekShape } from '../model/config/week-shape.ts';
import { AppError } from '../model/errors.ts';
import { renderSentence } from '../model/texts/index.ts';
import { sentence } from '../model/texts/sentence.ts';
import { dateOfWeekday, isIsoDate, minutesOf, mondayOf } from '../model/time.ts';
import { type FileFault, type StoredTimetable, type Timetable, WEEKDAYS } from '../model/types.ts';
import { evaluate } from '../scheduler/evaluate.ts';
import { penaltiesOf } from '../scheduler/make-timetable.ts';
import { announceWeek } from './publish-timetable.ts';
import { countTurns, rebuildWeekProblem } from './rebuild-week-problem.ts';
import type { Workplace } from './workplace.ts';

/** How files are named in refusals. */
const UPLOAD = 'upload';
const MOST_FAULTS = 5;

/**
 * Takes a week that was made elsewhere as a draft: in our own JSON, or in the YAML that Tomatic writes. It is read as a
 * stranger's: everything is checked, costs are found anew, and what it says of loads and proofs is not believed.
 * `bad-file` with what is wrong, `unknown-person`.
 */
export async function uploadWeek(
  workplace: Workplace,
  {
    content,
    format,
    description,
  }: { content: string; format: 'yaml' | 'json'; description?: string | undefined },
): Promise<StoredTimetable> {
  const { by, clock, config, store } = workplace;
  const found = format === 'json' ? readJson(content) : readYaml(workplace, content);
  const stored = await store.transaction(async (parts) => {
    const everybody = await parts.persons.list({ includeArchived: true });
    const stranger = [...countTurns(found).keys()].find(
      (key) => !everybody.some((person) => person.key === key),
    );
    if (stranger !== undefined) throw new AppError('unknown-person', { person: stranger });
    const told = sentence('edit.log.uploaded', { by: everybody.find(({ key }) => key === by)?.name ?? by });
    const line = {
      at: clock().toISOString(),
      by,
      text: renderSentence(config.organisation.locale, told),
      sentence: told,
    };
    const timetable = { ...found, log: [...found.log, line] };
    const { problem, assignment } = await rebuildWeekProblem({ store: parts, config }, timetable);
    const evaluation = evaluate(problem, assignment);
    const penalties = penaltiesOf(problem, evaluation);
    const draft = await parts.timetables.saveDraft({
      timetable: { ...timetable, cost: evaluation.cost, penalties },
      description: description ?? UPLOAD,
      by,
    });
    await parts.audit.add({
      who: by,
      what: 'week.upload',
      subject: `week:${timetable.week}`,
      before: null,
      after: { id: draft.id, format },
    });
    return draft;
  });
  announceWeek(workplace, stored, []);
  return stored;
}

const time = Type.String({ pattern: '^([01]\\d|2[0-4]):[0-5]\\d$' });
const weekFile = Type.Object({
  week: Type.String(),
  lines: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 1000 }),
  days: Type.Array(
    Type.Object({
      date: Type.String(),
      weekday: Type.Enum([...WEEKDAYS]),
      slots: Type.Array(
        Type.Object({
          start: time,
          end: time,
          cells: Type.Array(Type.Union([Type.String({ pattern: '^[a-z0-9_-]{1,30}$' }), Type.Null()]), {
            maxItems: 1000,
          }),
        }),
        { minItems: 1, maxItems: 31 },
      ),
    }),
    { minItems: 1, maxItems: 7 },
  ),
  closedDays: Type.Optional(
    Type.Array(Type.Object({ date: Type.String(), name: Type.String({ maxLength: 200 }) })),
  ),
  overload: Type.Optional(Type.Record(Type.String(), Type.Number({ minimum: -1000, maximum: 1000 }))),
});

function readJson(content: string): Timetable {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw refusal((error as Error).message);
  }
  if (!Value.Check(weekFile, value)) {
    const first = [...Value.Errors(weekFile, value)][0] as
      | { instancePath?: string; message?: string }
      | undefined;
    throw refusal(`${first?.instancePath ?? ''} ${first?.message ?? 'not a week'}`.trim());
  }
  return asTimetable(value);
}

function asTimetable(file: Static<typeof weekFile>): Timetable {
  const { week, lines, closedDays = [], overload = {} } = file;
  if (!isIsoDate(week) || mondayOf(week) !== week) throw refusal(`week: ${week} is no Monday`);
  const dates = new Set<string>();
  const days = file.days.map(({ date, weekday, slots }) => {
    if (date !== dateOfWeekday(week, weekday))
      throw refusal(`days: ${date} is no ${weekday} of the week of ${week}`);
    if (dates.has(date)) throw refusal(`days: ${date} is there twice`);
    dates.add(date);
    let before = -1;
    return {
      date,
      weekday,
      slots: slots.map(({ start, end, cells }) => {
        if (minutesOf(start) < before || minutesOf(end) <= minutesOf(start))
          throw refusal(`days: ${date} ${start}–${end} is out of order`);
        before = minutesOf(end);
        if (cells.length > lines.length)
          throw refusal(`days: ${date} ${start} has more cells than there are lines`);
        return { start, end, cells };
      }),
    };
  });
  days.sort((a, b) => (a.date < b.date ? -1 : 1));
  const closed = closedDays.filter(({ date }) => isIsoDate(date)).map(({ date, name }) => ({ date, name }));
  return { week, lines, days, closedDays: closed, cost: null, penalties: [], overload, loads: {}, log: [] };
}

function readYaml({ config, locale }: Workplace, content: string): Timetable {
  const faults: FileFault[] = [];
  const file = sourceFile(UPLOAD, content, faults);
  const root = readYamlTree(file, { dropLines: false });
  const shape = weekShape(config).days;
  const limits = shape[0]!.slots.flatMap(({ start, end }, i, all) =>
    i === all.length - 1 ? [start, end] : [start],
  );
  const days = shape.map(({ weekday }) => weekday);
  const options = { dateInName: null, limits, days, closedNames: new Map() };
  const found = root && readTimetable(root, file, options);
  const grave = faults.filter(({ kept }) => !kept);
  if (!found || grave.length > 0) {
    const said = (found ? grave : faults).slice(0, MOST_FAULTS).map(({ line, reason }) => {
      return `${line === null ? '' : `${line}: `}${renderSentence(locale, reason)}`;
    });
    throw refusal(said.join(' ') || 'no week');
  }
  return { ...found.timetable, cost: null, penalties: [] };
}

function refusal(reason: string): AppError {
  return new AppError('bad-file', { file: UPLOAD, reason });
}
