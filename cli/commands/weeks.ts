import { type Command, Option } from 'commander';
import { findDraft, findTimetable } from '../../actions/find-timetable.ts';
import { publishWeek } from '../../actions/publish-week.ts';
import { retireWeeks } from '../../actions/retire-weeks.ts';
import { showReasons, showWeek } from '../../actions/show-week.ts';
import { localStamp } from '../../model/time.ts';
import { TIMETABLE_STATES, type TimetableState } from '../../model/types.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, calendarDay, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

/** `lineup weeks list|show|publish|retire`. */
export function addWeekCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'weeks', 'cli.weeks.description');

  const list = group
    .command('list')
    .description(say('cli.weeks.list.description'))
    .addOption(new Option('--state <state>', say('cli.weeks.list.state')).choices([...TIMETABLE_STATES]));
  withCommonOptions(list, door).action((options: CommonOptions & { state?: TimetableState }) =>
    atWork(door, options, 'none', async ({ store, config }, { say, out }) => {
      const weeks = await store.timetables.list(options.state ? { state: options.state } : {});
      if (options.json) return out(JSON.stringify(weeks));
      if (weeks.length === 0) return out(say('cli.weeks.list.none'));
      const rows = weeks.map((week) => [
        week.week,
        say(week.replaced ? 'cli.state.replaced' : `cli.state.${week.state}`),
        week.version,
        week.cost,
        week.holes,
        localStamp(week.updatedAt, config.organisation.timezone),
        week.description,
      ]);
      out(printList(say, ['week', 'state', 'version', 'cost', 'holes', 'saved', 'description'], rows));
    }),
  );

  const show = group
    .command('show')
    .argument('<date>', say('cli.weeks.date'), calendarDay)
    .description(say('cli.weeks.show.description'))
    .option('--draft', say('cli.weeks.show.draft'));
  withCommonOptions(show, door).action((date: string, options: CommonOptions & { draft?: boolean }) =>
    atWork(door, options, 'none', async ({ store, config }, { out, say, locale, colorLevel, width }) => {
      const stored = await (options.draft ? findDraft : findTimetable)(store, date);
      if (options.json) return out(JSON.stringify(stored));
      const { timetable, state, version, updatedAt } = stored;
      const { week } = timetable;
      const at = localStamp(updatedAt, config.organisation.timezone);
      out(say('cli.weeks.show.title', { week, state: say(`cli.state.${state}`), version, at }));
      out('');
      const persons = await store.persons.list({ includeArchived: true });
      const shown = { locale, color: colorLevel, width };
      out(showWeek(timetable, persons, shown));
      if (options.verbose) out(`\n${showReasons(timetable, persons, shown)}`);
    }),
  );

  const publish = group
    .command('publish')
    .argument('<date>', say('cli.weeks.date'), calendarDay)
    .description(say('cli.weeks.publish.description'));
  withCommonOptions(publish, door).action((date: string, options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { out, say }) => {
      const { stored, isNew } = await publishWeek(workplace, date);
      const { id, version, state } = stored;
      const { week } = stored.timetable;
      const done = isNew ? 'cli.weeks.publish.done' : 'cli.weeks.publish.again';
      out(options.json ? JSON.stringify({ id, week, version, state, isNew }) : say(done, { week, version }));
    }),
  );

  const retire = group.command('retire').description(say('cli.weeks.retire.description'));
  withCommonOptions(retire, door).action((options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { out, say }) => {
      const weeks = await retireWeeks(workplace);
      if (options.json) return out(JSON.stringify({ retired: weeks }));
      const key = weeks.length > 0 ? 'cli.weeks.retire.done' : 'cli.weeks.retire.none';
      out(say(key, { count: weeks.length, weeks: weeks.join(', ') }));
    }),
  );
}
