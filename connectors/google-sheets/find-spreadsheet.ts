import { AppError } from '../../model/errors.ts';
import type { Say } from '../../model/texts/index.ts';
import { malformed, type SheetsClient } from './sheets-client.ts';
import { SHEETS } from './sheets-settings.ts';

/**
 * The id of the one spreadsheet of a title. Refuses with `source-not-found` if the account sees none, and with
 * `bad-config` if it sees several: taking one of them by chance would plan a wrong week.
 */
export async function findSpreadsheet(client: SheetsClient, title: string, say: Say): Promise<string> {
  const missing = say('source.sheets.no-document-shared', { title, account: client.account });
  const answer = await client.findByTitle(title, {
    unreadable: say('source.sheets.the-document', { title }),
    missing,
  });
  const { files } = answer as { files?: unknown };
  if (!Array.isArray(files) || !files.every((file) => typeof file?.id === 'string')) {
    throw malformed(title, say('source.malformed.no-files'));
  }
  // The search is generous with case; a document whose title is the very same goes first.
  const exact = files.filter((file) => file.name === title);
  const [found, ...others] = exact.length > 0 ? exact : files;
  if (!found) throw new AppError('source-not-found', { source: SHEETS, what: missing });
  if (others.length > 0) {
    const ids = [found, ...others].map((file) => file.id).join(', ');
    const faults = say('source.sheets.several-documents', { count: others.length + 1, title, ids });
    throw new AppError('bad-config', { count: 1, faults });
  }
  return found.id;
}
