import type { Say } from '../../model/texts/index.ts';
import type { CallFigures, DayStats } from '../day-stats.ts';
import { saySeconds } from './say-seconds.ts';

/** The figures of a day, each by its name, in the order in which people read them. */
export function figureRows(stats: DayStats, say: Say): [name: string, value: string][] {
  const { received, answered, abandoned, timedOut, full, unattended, lost, waiting } = stats;
  const { early, late, tests, talk, hold, serviceLevel } = stats;
  const counts: [name: string, value: number, isAlways: boolean][] = [
    [say('calls.figure.received'), received, true],
    [say('calls.figure.answered'), answered, true],
    [say('calls.figure.abandoned'), abandoned, true],
    [say('calls.figure.timed-out'), timedOut, true],
    [say('calls.figure.full'), full, false],
    [say('calls.figure.unattended'), unattended, false],
    [say('calls.figure.lost'), lost, false],
    [say('calls.figure.waiting'), waiting, false],
    [say('calls.figure.early'), early, true],
    [say('calls.figure.late'), late, true],
    [say('calls.figure.tests'), tests, false],
  ];
  return [
    ...counts
      .filter(([, value, isAlways]) => isAlways || value > 0)
      .map(([name, value]): [string, string] => [name, String(value)]),
    [say('calls.figure.service-level'), sayPercent(serviceLevel)],
    [say('calls.figure.talk-total'), saySeconds(talk.total)],
    [say('calls.figure.talk-average'), saySeconds(talk.average)],
    [say('calls.figure.talk-longest'), saySeconds(talk.longest)],
    [say('calls.figure.hold-total'), saySeconds(hold.total)],
    [say('calls.figure.hold-average'), saySeconds(hold.average)],
    [say('calls.figure.hold-longest'), saySeconds(hold.longest)],
  ];
}

export function sayPercent(value: number | null): string {
  return value === null ? '–' : `${value} %`;
}

/** Calls that nobody answered, whatever the cause. */
export function unansweredOf({ abandoned, timedOut, full, unattended }: CallFigures): number {
  return abandoned + timedOut + full + unattended;
}
