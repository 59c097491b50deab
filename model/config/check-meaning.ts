import { isZone } from '../time.ts';
import type { ConfigFault } from './parse-config.ts';
import type { Config } from './schema.ts';
import { weekShape } from './week-shape.ts';

/** What the schema cannot see: values that fit each by itself and not together. */
export function checkMeaning(config: Config): Omit<ConfigFault, 'file'>[] {
  const faults: Omit<ConfigFault, 'file'>[] = [];
  const refuse = (path: string, value: string, expected: string) => faults.push({ path, value, expected });

  if (!isZone(config.organisation.timezone)) {
    const value = `is "${config.organisation.timezone}"`;
    refuse('organisation.timezone', value, 'a time zone such as Europe/Madrid');
  }
  const shape = weekShape(config);
  for (const fault of shape.faults) refuse(fault.path, fault.value, fault.expected);

  const mostSlots = Math.max(...shape.days.map((day) => day.slots.length), 0);
  for (const preset of ['wellbeing', 'tomatic'] as const) {
    const rules = config.rules[preset];
    for (const slot of rules.lunch.slots ?? []) {
      if (slot > mostSlots) {
        refuse(`rules.${preset}.lunch.slots`, `names slot ${slot}`, `slots from 1 to ${mostSlots}`);
      }
    }
  }
  const names = config.week.lineNames;
  if (new Set(names).size !== names.length) {
    refuse('week.lineNames', 'names a line twice', 'a list of different names');
  }
  for (const day of config.solver.searchDays) {
    if (!config.week.days.includes(day)) {
      refuse('solver.searchDays', `names ${day}`, `only days of week.days (${config.week.days.join(', ')})`);
    }
  }
  return faults;
}
