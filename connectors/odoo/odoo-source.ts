import { sentence, speaker } from '../../model/texts/index.ts';
import { gatherFindings } from '../week-findings.ts';
import type { WeekSource } from '../week-source.ts';
import { createOdooClient } from './odoo-client.ts';
import type { OdooSettings, OdooSurroundings } from './odoo-settings.ts';
import { readAbsences } from './read-absences.ts';
import { readClosedDays } from './read-closed-days.ts';
import type { ReadingOdoo } from './reading-odoo.ts';

/**
 * Absences and closed days from Odoo; it holds no ideal loads. Errors: see `WeekSource`;
 * `source-not-configured` if a setting is missing. No error shows the password.
 */
export function createOdooSource(settings: OdooSettings, surroundings: OdooSurroundings): WeekSource {
  const say = surroundings.say ?? speaker('en');
  return {
    name: 'odoo',
    async fetchWeek(question) {
      const { signal, onProgress } = question;
      signal?.throwIfAborted();
      const odoo: ReadingOdoo = {
        client: createOdooClient(settings, { ...surroundings, say }, { signal, onProgress }),
        settings,
        say,
        timezone: surroundings.timezone,
        slotsOf: surroundings.slotsOf,
        pageSize: surroundings.pageSize ?? 200,
      };
      const findings = gatherFindings(question);
      onProgress?.(sentence('source.odoo.absences'));
      await readAbsences(odoo, question, findings);
      onProgress?.(sentence('source.odoo.closed-days'));
      const closedDays = await readClosedDays(odoo, question, findings);
      return {
        idealLoads: null,
        absences: findings.absences('odoo'),
        closedDays,
        unmatched: findings.unmatched,
        faults: findings.faults,
        downloads: [
          { what: 'absences', detail: `Odoo ${settings.database} · ${settings.absences}` },
          { what: 'closed-days', detail: `Odoo ${settings.database} · ${settings.closedDays}` },
        ],
      };
    },
  };
}
