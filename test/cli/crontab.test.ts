import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../model/config/parse-config.ts';
import { weekShape } from '../../model/config/week-shape.ts';
import { minutesOf } from '../../model/time.ts';
import { WEEKDAYS } from '../../model/types.ts';
import { runMany } from '../support/many-commands.ts';

const root = join(import.meta.dirname, '../..');
const lines = readFileSync(join(root, 'crontab'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));
const settings = lines.filter((line) => /^[A-Z]+=/.test(line));
const jobs = lines
  .filter((line) => !settings.includes(line))
  .map((line) => {
    const [, schedule = '', command = ''] = /^((?:\S+\s+){5})(.*)$/.exec(line) ?? [];
    return { schedule: schedule.trim().split(/\s+/), command };
  });

/** Calls of our launchers within a command line, each as program and words. */
function callsOf(command: string): { program: string; words: string[] }[] {
  return command.split('&&').flatMap((part) => {
    const [first = '', ...words] = part.trim().match(/"[^"]*"|\S+/g) ?? [];
    const program = /^"\$LINEUP\/cli\/bin\/(.+)\.js"$/.exec(first)?.[1];
    return program ? [{ program, words }] : [];
  });
}

/** Whether a number is in a field of a schedule: `*`, numbers and ranges. */
function fits(field: string, number: number): boolean {
  return field.split(',').some((part) => {
    const [from = '', to = from] = part.split('-');
    return part === '*' || (number >= Number(from) && number <= Number(to));
  });
}

describe('004.12 the crontab', () => {
  test('sets what its lines use, and has a schedule and a command in every line', () => {
    expect(settings).toEqual(['SHELL=/bin/sh', expect.stringMatching(/^LINEUP=\/\S+$/)]);
    expect(jobs.length).toBeGreaterThanOrEqual(3);
    const limits = [59, 23, 31, 12, 7];
    for (const { schedule, command } of jobs) {
      expect(schedule).toHaveLength(5);
      schedule.forEach((field, i) => {
        expect(field).toMatch(/^(\*|\d+(-\d+)?)(\/\d+)?(,\d+(-\d+)?)*$/);
        for (const number of field.match(/\d+/g) ?? [])
          expect(Number(number)).toBeLessThanOrEqual(limits[i]!);
      });
      // A bare % ends the line for cron.
      expect(command).not.toMatch(/(^|[^\\])%/);
      expect(callsOf(command), command).toHaveLength(1);
    }
  });

  test('every line names a launcher that can be run, with verbs and options that exist', () => {
    for (const { program, words } of jobs.flatMap(({ command }) => callsOf(command))) {
      accessSync(join(root, 'cli/bin', `${program}.js`), constants.X_OK);
      const verbs = words.filter((word) => /^[a-z]+$/.test(word));
      const [help] = runMany([[program, ...(program === 'lineup' ? verbs : []), '--help']], '/nonexistent');
      expect(help, words.join(' ')).toMatchObject({ code: 0, stderr: '' });
      expect(help!.stdout.startsWith(`Usage: ${program}`)).toBe(true);
      for (const option of words.filter((word) => word.startsWith('--')))
        expect(help!.stdout).toContain(` ${option} `);
      // The verb itself answers, not the group that it is in.
      if (program === 'lineup') expect(help!.stdout).not.toContain('Commands:');
    }
  });

  test('004.13 004.84 004.94 the week is made on Sunday evening, and old ones retire every night', () => {
    const at = (program: string, ...verbs: string[]) =>
      jobs
        .find(({ command }) =>
          callsOf(command).some(
            (call) => call.program === program && verbs.every((verb, i) => call.words[i] === verb),
          ),
        )
        ?.schedule.join(' ');
    expect(at('schedule-hours')).toBe('0 22 * * 0');
    expect(at('lineup', 'plan')).toBe('0 20 * * 5');
    expect(jobs.some(({ command }) => command.endsWith('plan --weeks-ahead 2'))).toBe(true);
    expect(at('lineup', 'weeks', 'retire')).toMatch(/^\d+ \d+ \* \* \*$/);
    expect(at('lineup', 'backup')).toMatch(/^\d+ \d+ \* \* \*$/);
  });

  test('004.102 004.104 the queue is compared at each slot’s beginning and end, and every minute in between', () => {
    const runs = jobs.filter(({ command }) => command.includes('queue set --scheduled'));
    const isRun = (weekday: number, minute: number) => {
      const [hour, rest] = [Math.floor(minute / 60), minute % 60];
      return runs.some(({ schedule: [minutes, hours, , , days] }) => {
        return fits(minutes!, rest) && fits(hours!, hour) && fits(days!, weekday);
      });
    };
    const shape = weekShape(defaultConfig());
    expect(shape.days.length).toBeGreaterThan(0);
    for (const { weekday, slots } of shape.days) {
      const day = WEEKDAYS.indexOf(weekday) + 1;
      const opening = Math.min(...slots.map(({ start }) => minutesOf(start)));
      const closing = Math.max(...slots.map(({ end }) => minutesOf(end)));
      const missed = Array.from({ length: closing - opening + 1 }, (_, i) => opening + i).filter(
        (minute) => !isRun(day, minute),
      );
      expect(missed, weekday).toEqual([]);
      expect(isRun(day, opening - 1)).toBe(false);
    }
    expect(isRun(7, minutesOf('10:00'))).toBe(false);
  });
});
