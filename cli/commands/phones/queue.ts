import type { Command } from 'commander';
import { dump as toYaml } from 'js-yaml';
import { findQueues, readQueue } from '../../../actions/phones/find-queue.ts';
import { followTimetable } from '../../../actions/phones/follow-timetable.ts';
import type { FollowedQueue } from '../../../actions/phones/phones.ts';
import { previewQueue } from '../../../actions/phones/preview-queue.ts';
import type { Workplace } from '../../../actions/workplace.ts';
import { AppError } from '../../../model/errors.ts';
import { renderSentence } from '../../../model/texts/index.ts';
import { instantOf, localStamp } from '../../../model/time.ts';
import type { Door } from '../../door.ts';
import { addGroup } from '../../make-program.ts';
import { printList } from '../../print-table.ts';
import {
  atPhones,
  type MomentOptions,
  type PhoneOptions,
  withMoment,
  withPhoneOptions,
} from './at-phones.ts';
import { describeMember, memberColumns } from './describe-member.ts';
import { addQueueControls } from './queue-control.ts';
import { addQueueHistory } from './queue-history.ts';
import { addQueueMonitor } from './queue-monitor.ts';

/** `lineup queue …`: the live queues, compared with the timetable and steered by hand. */
export function addQueueCommands(program: Command, door: Door): void {
  const group = addGroup(program, door, 'queue', 'cli.queue.description');
  addSet(group, door);
  addPreview(group, door);
  addShow(group, door);
  addStatus(group, door);
  addQueueControls(group, door);
  addQueueHistory(group, door);
  addQueueMonitor(group, door);
}

function addSet(group: Command, door: Door): void {
  const set = group
    .command('set')
    .description(door.say('cli.queue.set.description'))
    .option('--dry-run', door.say('cli.queue.set.dry-run'))
    .option('--scheduled', door.say('cli.queue.set.scheduled'));
  withPhoneOptions(withMoment(set, door), door).action(
    (options: PhoneOptions & MomentOptions & { dryRun?: boolean; scheduled?: boolean }) =>
      atPhones(
        door,
        options,
        async (workplace, exchanges, { out, note, say, locale }) => {
          const { queue, dryRun = false } = options;
          const at = momentOf(workplace, options);
          const wish = {
            ...(queue === undefined ? {} : { queue }),
            ...(at ? { at } : {}),
            dryRun,
            by: workplace.by,
          };
          if (exchanges.liveQueues.length === 0) throw new AppError('no-phones');
          const followed = await followTimetable(workplace, exchanges, wish);
          if (options.json) out(JSON.stringify(followed));
          else for (const one of followed) tell(one, dryRun);
          const failed = followed.filter(({ failure }) => failure !== null);
          for (const { queue, failure } of failed) note(`${queue}: ${renderSentence(locale, failure!)}`);
          if (failed.length > 0) process.exitCode = 1;

          function tell({ queue, kind, slot, steps, findings }: FollowedQueue, isDry: boolean): void {
            const when = slot ? `${slot.date} ${slot.start}–${slot.end}` : '';
            out(say(`cli.queue.kind.${kind}`, { queue, when }));
            for (const { kind: what, name } of steps) out(`  ${say(`cli.queue.step.${what}`, { name })}`);
            if (steps.length === 0 && kind !== 'no-timetable' && kind !== 'unreadable')
              out(`  ${say('cli.queue.set.nothing')}`);
            else if (isDry && steps.length > 0) out(`  ${say('cli.queue.set.dry')}`);
            for (const finding of findings) note(`  ${renderSentence(locale, finding)}`);
          }
        },
        { isWanted: ({ telephony }) => !options.scheduled || telephony.follow === 'cron' },
      ),
  );
}

function addPreview(group: Command, door: Door): void {
  const preview = group.command('preview').description(door.say('cli.queue.preview.description'));
  withPhoneOptions(withMoment(preview, door), door).action((options: PhoneOptions & MomentOptions) =>
    atPhones(door, options, async (workplace, exchanges, { out, note, say, locale }) => {
      const { date, time } = options;
      const queues = findQueues(exchanges, options.queue).map(({ queue }) => queue);
      const previews = await Promise.all(
        queues.map((queue) => previewQueue(workplace, exchanges, { queue, date, time })),
      );
      if (options.json) return out(JSON.stringify(previews));
      const persons = await workplace.store.persons.list();
      for (const { queue, kind, slot, wanted, findings } of previews) {
        const when = slot ? `${slot.date} ${slot.start}–${slot.end}` : '';
        out(say(`cli.queue.kind.${kind}`, { queue, when }));
        const rows = wanted.map(({ person, name }) => [
          name,
          persons.find(({ key }) => key === person)?.extension ?? '',
        ]);
        if (rows.length > 0) out(printList(say, ['name', 'extension'], rows));
        for (const finding of findings) note(renderSentence(locale, finding));
      }
    }),
  );
}

function addShow(group: Command, door: Door): void {
  const show = group.command('show').description(door.say('cli.queue.show.description'));
  withPhoneOptions(show, door).action((options: PhoneOptions) =>
    atPhones(door, options, async ({ config, store, clock }, exchanges, speaking) => {
      const states = await Promise.all(findQueues(exchanges, options.queue).map(readQueue));
      const { out, say } = speaking;
      if (options.json) return out(JSON.stringify(states));
      const persons = await store.persons.list();
      for (const { queue, members } of states) {
        if (states.length > 1) out(`${queue}:`);
        const rows = members.map((one) => describeMember(one, { persons, say, config, now: clock() }));
        out(rows.length > 0 ? printList(say, memberColumns, rows) : say('cli.queue.nobody', { queue }));
      }
    }),
  );
}

function addStatus(group: Command, door: Door): void {
  const status = group
    .command('status')
    .description(door.say('cli.queue.status.description'))
    .option('--yaml', door.say('cli.queue.status.yaml'));
  withPhoneOptions(status, door).action((options: PhoneOptions & { yaml?: boolean }) =>
    atPhones(door, options, async (workplace, exchanges, { out, note, say, locale }) => {
      const { store, config, clock } = workplace;
      const states = await Promise.all(
        findQueues(exchanges, options.queue).map(async (live) => {
          const [state, planned] = await Promise.all([
            readQueue(live),
            previewQueue(workplace, exchanges, { queue: live.queue }),
          ]);
          return { ...state, pbx: live.pbx.name, planned };
        }),
      );
      if (options.json) return out(JSON.stringify(states));
      if (options.yaml) return out(toYaml(states).trimEnd());
      const persons = await store.persons.list();
      const zone = config.organisation.timezone;
      for (const { queue, pbx, strategy, members, callers, planned, readAt } of states) {
        const at = localStamp(readAt, zone);
        out(say('cli.queue.status.title', { queue, pbx, strategy, at }));
        const rows = members.map((one) => describeMember(one, { persons, say, config, now: clock() }));
        out(rows.length > 0 ? printList(say, memberColumns, rows) : say('cli.queue.nobody', { queue }));
        const here = new Set(members.map(({ extension }) => extension));
        for (const { person, name } of planned.wanted) {
          const extension = persons.find(({ key }) => key === person)?.extension ?? null;
          if (!here.has(extension)) note(say('cli.queue.status.absent', { name }));
        }
        for (const finding of planned.findings) note(renderSentence(locale, finding));
        for (const { position, number, since } of callers) {
          const seconds = Math.round((clock().getTime() - Date.parse(since)) / 1000);
          out(
            say('cli.queue.status.caller', {
              position,
              number: number ?? say('cli.queue.withheld'),
              seconds,
            }),
          );
        }
      }
    }),
  );
}

/** The moment that was named, in the organisation's zone; `null`: now. */
function momentOf({ config, clock }: Workplace, { date, time }: MomentOptions): Date | null {
  if (date === undefined && time === undefined) return null;
  const zone = config.organisation.timezone;
  const [today = '', hour = ''] = localStamp(clock().toISOString(), zone).split(' ');
  return instantOf(date ?? today, time ?? hour, zone);
}
