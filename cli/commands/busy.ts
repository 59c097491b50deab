import type { Command } from 'commander';
import { addUnavailability } from '../../actions/add-unavailability.ts';
import { readWeek } from '../../actions/read-week.ts';
import { type BusyReason, type BusyReport, reportBusy } from '../../actions/report-busy.ts';
import { AppError } from '../../model/errors.ts';
import { mondayOf, nextMonday, shortDay, weekdayName } from '../../model/time.ts';
import type { Person, Unavailability } from '../../model/types.ts';
import { describeMisfits } from '../describe-misfits.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, calendarDay, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

type ReportOptions = CommonOptions & { week?: string; firm?: boolean; optional?: boolean };
type AddOptions = CommonOptions & { slots?: string; optional?: boolean; reason: string };

/** `lineup busy list|add|remove|report`. */
export function addBusyCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'busy', 'cli.busy.description');

  const list = group
    .command('list')
    .argument('[person]', say('cli.persons.key'))
    .description(say('cli.busy.list.description'));
  withCommonOptions(list, door).action((person: string | undefined, options: CommonOptions) =>
    atWork(door, options, 'none', async ({ store }, speaking) => {
      if (person && !(await store.persons.get(person))) throw new AppError('unknown-person', { person });
      const entries = await store.unavailabilities.list(person ? { person } : {});
      speaking.out(options.json ? JSON.stringify(entries) : busyTable(entries, speaking));
    }),
  );

  const add = group
    .command('add')
    .argument('<person>', say('cli.persons.key'))
    .argument('[when]', say('cli.busy.add.when'))
    .description(say('cli.busy.add.description'))
    .requiredOption('--reason <text>', say('cli.busy.add.reason'))
    .option('--slots <bitmap>', say('cli.busy.add.slots'))
    .option('--optional', say('cli.busy.add.optional'));
  withCommonOptions(add, door).action((person: string, when: string | undefined, options: AddOptions) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      const entry = await addUnavailability(workplace, {
        person,
        when: when ?? null,
        slots: options.slots ?? null,
        firm: options.optional !== true,
        reason: options.reason,
      });
      out(options.json ? JSON.stringify(entry) : say('cli.busy.add.done', { id: entry.id }));
    }),
  );

  const remove = group
    .command('remove')
    .argument('<id>', say('cli.busy.remove.id'))
    .description(say('cli.busy.remove.description'));
  withCommonOptions(remove, door).action((id: string, options: CommonOptions) =>
    atWork(door, options, 'none', async ({ store }, { say, out }) => {
      await store.unavailabilities.remove(id);
      out(options.json ? JSON.stringify({ removed: id }) : say('cli.busy.remove.done', { id }));
    }),
  );

  const report = group
    .command('report')
    .description(say('cli.busy.report.description'))
    .option('--week <date>', say('cli.option.week'), calendarDay)
    .option('--firm', say('cli.busy.report.firm'))
    .option('--optional', say('cli.busy.report.optional'));
  withCommonOptions(report, door).action((options: ReportOptions) =>
    atWork(door, options, 'none', async ({ store, config, clock }, speaking) => {
      const { timezone } = config.organisation;
      const monday = options.week ? mondayOf(options.week) : nextMonday(timezone, clock());
      const show = options.firm === options.optional ? 'all' : options.firm ? 'firm' : 'optional';
      const data = await readWeek(store, monday);
      const found = reportBusy(config, data, monday, show);
      if (options.json) speaking.out(JSON.stringify({ week: monday, ...found }));
      else tellReport(found, data.persons, monday, speaking);
    }),
  );
}

function busyTable(entries: readonly Unavailability[], { say, locale }: Door): string {
  const rows = entries.map((entry) => [
    entry.person,
    entry.date ?? (entry.weekday ? weekdayName(entry.weekday, locale) : say('cli.busy.every-day')),
    entry.slots ?? say('cli.busy.whole-day'),
    say(entry.firm ? 'cli.busy.firm' : 'cli.busy.optional'),
    entry.reason,
    entry.id,
  ]);
  return printList(say, ['person', 'when', 'slots', 'firmness', 'reason', 'id'], rows);
}

function tellReport(report: BusyReport, persons: readonly Person[], week: string, door: Door): void {
  const { say, out, note, locale } = door;
  const told = ({ name, firm, kind, reason }: BusyReason) => {
    const words = kind === 'absence' ? say(`cli.absence.${reason as 'holiday'}`) : reason;
    return `${name}${firm ? '' : ` (${say('cli.busy.optional')})`}: ${words || say('cli.busy.no-reason')}`;
  };
  out(say('cli.busy.report.title', { week }));
  for (const { date, name } of report.closedDays) out(say('cli.busy.report.closed', { day: date, name }));
  let day = '';
  for (const slot of report.slots) {
    if (slot.date !== day) out(`\n${shortDay(slot.date, locale)}`);
    day = slot.date;
    out(`  ${slot.start}–${slot.end}  ${say('cli.busy.report.count', { count: slot.busy.length })}`);
    for (const reason of slot.busy) out(`    ${reason.firm ? '+' : '·'} ${told(reason)}`);
  }
  if (report.overlaps.length > 0) out(`\n${say('cli.busy.report.overlaps')}`);
  for (const overlap of report.overlaps) {
    const { start, end } = report.slots.find((s) => s.date === overlap.date && s.slot === overlap.slot)!;
    out(`  ${shortDay(overlap.date, locale)} ${start}–${end}, L${overlap.line + 1}: ${told(overlap)}`);
  }
  for (const sentence of describeMisfits(report.misfits, persons, door)) note(sentence);
}
