import { addDays } from '../../../model/time.ts';
import type { LeaveSeed, PlannerSeeds } from '../../odoo/seeds.ts';
import type { AskOdoo } from './ask-odoo.ts';
import type { RealOdoo } from './start-odoo.ts';

const MADRID = 'Europe/Madrid';

/** Asks a real Odoo, as its administrator, to have what the planner is to read. */
export async function realSeeds(odoo: RealOdoo, ask: AskOdoo): Promise<PlannerSeeds> {
  const create = async (model: string, values: object): Promise<number> => {
    const id = await ask(model, 'create', [values]);
    if (typeof id !== 'number') throw new Error(`${model}.create answered ${JSON.stringify(id)}`);
    return id;
  };
  const isOld = odoo.version === 14;
  const typeOf = (unit: 'day' | 'half_day' | 'hour') =>
    create('hr.leave.type', {
      name: `Leave by ${unit}`,
      request_unit: unit,
      leave_validation_type: 'hr',
      ...(isOld ? { allocation_type: 'no' } : { requires_allocation: false }),
    });
  const types = { days: await typeOf('day'), halves: await typeOf('half_day'), hours: await typeOf('hour') };
  const calendarOf = new Map<string, number>();
  const calendar = async (zone: string): Promise<number> => {
    const known = calendarOf.get(zone);
    if (known !== undefined) return known;
    const id = await create('resource.calendar', { name: `Standard hours of ${zone}`, tz: zone });
    calendarOf.set(zone, id);
    return id;
  };

  const seeds: PlannerSeeds = {
    async employee({ name, email, timezone = MADRID }) {
      return create('hr.employee', {
        name,
        work_email: email ?? false,
        tz: timezone,
        resource_calendar_id: await calendar(timezone),
      });
    },

    async leave(seed: LeaveSeed) {
      const { employee, first, last, part, state } = seed;
      if (part === 'noon-to-noon' && isOld) {
        // Version 14 knows halves of one day alone, so people ask three times.
        await seeds.leave({ ...seed, last: first, part: 'afternoon' });
        await seeds.leave({ employee, first: addDays(first, 1), last: addDays(last, -1), state });
        return seeds.leave({ ...seed, first: last, part: 'morning' });
      }
      const how =
        typeof part === 'object'
          ? {
              holiday_status_id: types.hours,
              request_unit_hours: true,
              request_hour_from: isOld ? String(part.from) : part.from,
              request_hour_to: isOld ? String(part.to) : part.to,
            }
          : part
            ? {
                holiday_status_id: types.halves,
                request_unit_half: true,
                request_date_from_period: part === 'morning' ? 'am' : 'pm',
                ...(isOld ? {} : { request_date_to_period: part === 'afternoon' ? 'pm' : 'am' }),
              }
            : { holiday_status_id: types.days };
      const when = { request_date_from: first, request_date_to: last, ...how };
      const id = await create('hr.leave', { name: 'Contract', employee_id: employee, ...when });
      // Version 14 takes the present moment for new leaves, and what was asked for only when its form says so.
      if (isOld) await ask('hr.leave', 'write', [[id], when]);
      if (state === 'validate') await ask('hr.leave', 'action_approve', [[id]]);
      if (state === 'refuse') await ask('hr.leave', 'action_refuse', [[id]]);
      const [leave] = (await ask('hr.leave', 'read', [[id], ['state']])) as { state: string }[];
      if (leave?.state !== state) throw new Error(`the leave is ${leave?.state}, and not ${state}`);
    },

    async closure({ name, from, to, employee }) {
      const values = { name, date_from: from, date_to: to, calendar_id: await calendar(MADRID) };
      if (employee === undefined) await create('resource.calendar.leaves', values);
      else {
        const [one] = (await ask('hr.employee', 'read', [[employee], ['resource_id']])) as {
          resource_id: [number, string];
        }[];
        await create('resource.calendar.leaves', { ...values, resource_id: one!.resource_id[0] });
      }
    },
  };
  return seeds;
}
