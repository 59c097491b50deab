import type { Command } from 'commander';
import { importDemo } from '../../actions/demo/import-demo.ts';
import {
  IMPORT_KINDS,
  type ImportSummary,
  importTomatic,
  readTomatic,
} from '../../actions/import-tomatic.ts';
import { AppError } from '../../model/errors.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { nextMonday } from '../../model/time.ts';
import { describeFileFault } from '../describe-fault.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, calendarDay, withCommonOptions } from '../make-program.ts';
import { printTable } from '../print-table.ts';

/** `lineup import demo` and `lineup import tomatic DIR`. */
export function addImportCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'import', 'cli.import.description');

  const demo = group.command('demo').description(say('cli.import.demo.description'));
  withCommonOptions(demo, door).action((options: CommonOptions) =>
    atWork(door, options, 'demo', async (workplace, { say, out }) => {
      const { store, clock, config, isDemo, isNamed } = workplace;
      // An own store that is still empty waits for an organisation's people.
      if (!isDemo && !isNamed) throw new AppError('not-a-demo', { place: store.place });
      const { isNew } = await importDemo(store, nextMonday(config.organisation.timezone, clock()));
      if (options.json) out(JSON.stringify({ place: store.place, isNew }));
      else out(say(isNew ? 'cli.import.demo.done' : 'cli.import.demo.again', { place: store.place }));
    }),
  );

  const tomatic = group
    .command('tomatic')
    .argument('<dir>', say('cli.import.tomatic.dir'))
    .description(say('cli.import.tomatic.description'))
    .option('--week <date>', say('cli.import.tomatic.week'), calendarDay);
  withCommonOptions(tomatic, door).action(async (dir: string, options: CommonOptions & { week?: string }) => {
    const found = await readTomatic(door.surroundings, options, dir, options.week ?? null);
    await atWork(door, options, 'own', async (workplace, speaking) => {
      const summary = await importTomatic(workplace, found);
      if (options.json) speaking.out(JSON.stringify(asJson(summary, speaking)));
      else tell(summary, workplace.store.place, speaking);
    });
  });
}

function tell(summary: ImportSummary, place: string, door: Door): void {
  const { say, out, note, locale } = door;
  out(say('cli.import.tomatic.done', { place }));
  const head = [say('cli.column.what'), say('cli.column.found'), say('cli.column.changed')];
  const rows = IMPORT_KINDS.map((kind) => {
    const { found, changed } = summary.counts[kind];
    return [say(`cli.import.kind.${kind}`), found, changed];
  });
  out(printTable([head, ...rows]));
  out(renderSentence(locale, summary.weekReason));
  if (summary.configFile) out(say('cli.import.tomatic.config', { file: summary.configFile }));
  for (const sentence of summary.notes) out(renderSentence(locale, sentence));
  if (summary.faults.length > 0) note(say('cli.import.tomatic.faults', { count: summary.faults.length }));
  for (const fault of summary.faults) note(`  ${describeFileFault(fault, door)}`);
}

function asJson(summary: ImportSummary, { locale }: Door): object {
  return {
    ...summary,
    weekReason: renderSentence(locale, summary.weekReason),
    notes: summary.notes.map((sentence) => renderSentence(locale, sentence)),
    faults: summary.faults.map((fault) => ({ ...fault, reason: renderSentence(locale, fault.reason) })),
  };
}
