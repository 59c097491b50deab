import { join } from 'node:path';
import { createFilesSource } from '../connectors/files/files-source.ts';
import { createSheetsSource } from '../connectors/google-sheets/sheets-source.ts';
import { createOdooSource } from '../connectors/odoo/odoo-source.ts';
import type { WeekSource } from '../connectors/week-source.ts';
import { weekShape } from '../model/config/week-shape.ts';
import { speaker } from '../model/texts/index.ts';
import { weekdayOf } from '../model/time.ts';
import { pathFrom, type Workplace } from './workplace.ts';

/** Names of the places that absences and loads may be fetched from; "store" fetches nothing. */
export const SOURCE_NAMES = ['store', 'sheets', 'odoo', 'files'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** The outside source of a name, set up by the configuration; `null` for the store itself. */
export function chooseSource(workplace: Workplace, name: SourceName): WeekSource | null {
  const { config, root, dataDirectory } = workplace;
  const say = speaker(workplace.locale);
  const absolute = (path: string | null) => (path === null ? null : pathFrom(root, path));
  switch (name) {
    case 'store':
      return null;
    case 'sheets': {
      const { sheets } = config.sources;
      return createSheetsSource(
        { ...sheets, keyFile: absolute(sheets.keyFile) },
        { say, now: workplace.clock },
      );
    }
    case 'odoo': {
      const days = weekShape(config).days;
      return createOdooSource(config.sources.odoo, {
        timezone: config.organisation.timezone,
        slotsOf: (date) => days.find((day) => day.weekday === weekdayOf(date))?.slots ?? [],
        say,
        now: workplace.clock,
      });
    }
    case 'files': {
      const { files } = config.sources;
      const directory =
        files.directory === null ? join(dataDirectory, 'files') : pathFrom(root, files.directory);
      return createFilesSource({ ...files, directory }, { say });
    }
  }
}
