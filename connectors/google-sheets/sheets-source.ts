import { AppError } from '../../model/errors.ts';
import { sentence, speaker } from '../../model/texts/index.ts';
import { gatherFindings } from '../week-findings.ts';
import type { WeekData, WeekSource } from '../week-source.ts';
import { findSpreadsheet } from './find-spreadsheet.ts';
import { readHolidays } from './read-holidays.ts';
import { readIdealLoads } from './read-ideal-loads.ts';
import { readKeyFile } from './read-key-file.ts';
import { readLeaves } from './read-leaves.ts';
import { createSheetsClient } from './sheets-client.ts';
import type { SheetsSettings, SheetsSurroundings } from './sheets-settings.ts';
import { openSpreadsheet } from './spreadsheet.ts';

/**
 * Ideal loads and absences from a Google spreadsheet that a service account may read. A range whose name is
 * empty (or `leavesSheet: null`) is not read. Errors: see `WeekSource`; `source-not-configured` without a key
 * file or a spreadsheet. No error shows the key or a token.
 */
export function createSheetsSource(
  settings: SheetsSettings,
  surroundings: SheetsSurroundings = {},
): WeekSource {
  const say = surroundings.say ?? speaker('en');
  return {
    name: 'sheets',
    async fetchWeek(question) {
      const { signal, onProgress } = question;
      signal?.throwIfAborted();
      const { keyFile, spreadsheetId, spreadsheetTitle } = settings;
      if (!keyFile) throw notConfigured('sources.sheets.keyFile');
      if (!spreadsheetId && !spreadsheetTitle) throw notConfigured('sources.sheets.spreadsheetTitle');
      const key = await readKeyFile(keyFile, say);

      onProgress?.(sentence('source.sheets.opening', { title: spreadsheetTitle || spreadsheetId! }));
      const client = await createSheetsClient(
        key,
        settings,
        { ...surroundings, say },
        { signal, onProgress },
      );
      const id = spreadsheetId || (await findSpreadsheet(client, spreadsheetTitle!, say));
      const spreadsheet = await openSpreadsheet(client, id, spreadsheetTitle || id, say);
      const { title } = spreadsheet;
      const findings = gatherFindings(question);
      const data: WeekData = {
        idealLoads: null,
        absences: null,
        closedDays: null,
        unmatched: [],
        faults: [],
        downloads: [],
      };

      if (settings.idealLoadNamesRange && settings.idealLoadValuesRange) {
        onProgress?.(sentence('source.sheets.loads', { title }));
        data.idealLoads = await readIdealLoads(spreadsheet, settings, findings, say);
        data.downloads.push({ what: 'loads', detail: title });
      }
      if (settings.leavesSheet) {
        onProgress?.(sentence('source.sheets.leaves', { title }));
        await readLeaves(spreadsheet, settings.leavesSheet, question, findings);
      }
      if (settings.holidaysRange) {
        onProgress?.(sentence('source.sheets.holidays', { title }));
        await readHolidays(spreadsheet, settings.holidaysRange, question, findings, say);
      }
      if (settings.leavesSheet || settings.holidaysRange) {
        data.absences = findings.absences('sheets');
        data.downloads.push({ what: 'absences', detail: title });
      }
      return { ...data, unmatched: findings.unmatched, faults: findings.faults };
    },
  };
}

function notConfigured(path: string): AppError {
  return new AppError('source-not-configured', { source: 'sheets', path });
}
