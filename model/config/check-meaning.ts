import { isZone } from '../time.ts';
import { checkCustomers } from './check-customers.ts';
import { checkMessaging } from './check-messaging.ts';
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
  checkQueues(config, shape, refuse);
  checkTelephony(config, refuse);
  checkMessaging(config, refuse);
  checkCustomers(config, refuse);
  config.desk.notesTo.forEach((name, i) => {
    if (config.customers.directories[name]?.kind !== 'odoo')
      refuse(`desk.notesTo[${i}]`, `is "${name}"`, 'the name of a directory of customers of kind odoo');
  });
  for (const day of config.solver.searchDays) {
    if (!config.week.days.includes(day)) {
      refuse('solver.searchDays', `names ${day}`, `only days of week.days (${config.week.days.join(', ')})`);
    }
  }
  return faults;
}

/** Every line is of one queue. */
function checkQueues(
  { week, load }: Config,
  shape: ReturnType<typeof weekShape>,
  refuse: (path: string, value: string, expected: string) => void,
): void {
  const queues = Object.values(week.queues);
  if (queues.length === 0) return;
  const most = Math.max(0, ...shape.days.flatMap((day) => day.slots.map((slot) => slot.lines)));
  const named = queues.flatMap((queue) => queue.lines);
  const twice = named.find((line, i) => named.indexOf(line) !== i);
  if (twice !== undefined) refuse('week.queues', `names line ${twice} twice`, 'each line in one queue');
  const beyond = named.find((line) => line > most);
  if (beyond !== undefined) refuse('week.queues', `names line ${beyond}`, `lines from 1 to ${most}`);
  for (let line = 1; line <= most; line++) {
    if (!named.includes(line)) {
      refuse('week.queues', `leaves out line ${line}`, 'each line in one queue');
      break;
    }
  }
  const instead = 'false, since week.queues says how lines differ';
  if (week.distinctLines) refuse('week.distinctLines', 'is true', instead);
  if (load.clusterLines) refuse('load.clusterLines', 'is true', instead);
}

/** Every live queue is at an exchange that is there, and serves lines that are. */
function checkTelephony(
  { telephony: { pbxs, queues }, week }: Config,
  refuse: (path: string, value: string, expected: string) => void,
): void {
  const names = Object.keys(pbxs);
  const ofWeek = Object.keys(week.queues);
  for (const [key, { pbx }] of Object.entries(queues)) {
    const path = `telephony.queues.${key}`;
    if (pbx === undefined) {
      if (names.length > 1) refuse(path, 'names no pbx', `pbx: one of ${names.join(', ')}`);
    } else if (!names.includes(pbx)) {
      refuse(
        `${path}.pbx`,
        `names ${pbx}`,
        names.length === 0 ? 'an exchange of telephony.pbxs' : `one of ${names.join(', ')}`,
      );
    }
    if (ofWeek.length > 0 && !ofWeek.includes(key)) {
      refuse(path, `is no queue of week.queues`, `one of ${ofWeek.join(', ')}`);
    }
  }
  if (ofWeek.length === 0 && Object.keys(queues).length > 1) {
    const expected = 'one queue, or week.queues that says which lines are whose';
    refuse('telephony.queues', 'names several queues', expected);
  }
}
