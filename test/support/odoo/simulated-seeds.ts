import { instantOf } from '../../../model/time.ts';
import type { IsoDate } from '../../../model/types.ts';
import type { LeaveSeed, PlannerSeeds } from '../../odoo/seeds.ts';
import type { OdooServer } from '../odoo-server.ts';

/** Hours of Odoo's standard working day, on the employee's clock. */
const HOURS = {
  morning: { from: 8, to: 12 },
  afternoon: { from: 13, to: 17 },
  day: { from: 8, to: 17 },
  'noon-to-noon': { from: 13, to: 12 },
};

/** Fills the tables of the simulated server as a real one would. */
export function simulatedSeeds(server: OdooServer): PlannerSeeds {
  const zones = new Map<number, string>();
  const table = (model: string) => {
    server.tables[model] ??= [];
    return server.tables[model];
  };
  const nextId = (model: string) => table(model).length + 1;
  return {
    async employee({ name, email, timezone = 'Europe/Madrid' }) {
      const id = nextId('hr.employee');
      table('hr.employee').push({ id, name, work_email: email ?? false });
      zones.set(id, timezone);
      return id;
    },
    async leave({ employee, first, last, part, state }: LeaveSeed) {
      const zone = zones.get(employee)!;
      const { from, to } = typeof part === 'object' ? part : HOURS[part ?? 'day'];
      const who = table('hr.employee').find(({ id }) => id === employee);
      table('hr.leave').push({
        id: nextId('hr.leave'),
        state,
        employee_id: [employee, who?.name],
        date_from: utc(first, from, zone),
        date_to: utc(last, to, zone),
        request_date_from: first,
        request_date_to: last,
        request_unit_half: typeof part === 'string',
        request_unit_hours: typeof part === 'object',
      });
    },
    async closure({ name, from, to, employee }) {
      const model = 'resource.calendar.leaves';
      const resource_id = employee === undefined ? false : [employee, 'Somebody'];
      table(model).push({ id: nextId(model), resource_id, name, date_from: from, date_to: to });
    },
  };
}

function utc(day: IsoDate, hour: number, zone: string): string {
  const minutes = Math.round((hour % 1) * 60);
  const clock = `${String(Math.floor(hour)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return instantOf(day, clock, zone).toISOString().slice(0, 19).replace('T', ' ');
}
