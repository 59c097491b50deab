import { AppError } from '../../model/errors.ts';
import { sentence } from '../../model/texts/index.ts';
import type { Sentence } from '../../model/types.ts';
import { askWithRetries, sleepFor } from '../ask-with-retries.ts';
import { type AskedFor, googleFailure } from './google-failure.ts';
import type { ServiceAccountKey } from './read-key-file.ts';
import { SHEETS, type SheetsSettings, type SheetsSurroundings } from './sheets-settings.ts';

/** The address that the library signs for and asks for tokens, whatever the key file says. */
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const READ_SHEETS = 'https://www.googleapis.com/auth/spreadsheets.readonly';
/** Enough to find a document by its title; its content comes by the other scope. */
const READ_TITLES = 'https://www.googleapis.com/auth/drive.metadata.readonly';

/** Parts of the library's requests that we rely on. */
interface Exchange {
  url?: unknown;
  signal?: AbortSignal | null;
  /** The way through a proxy, chosen by the address before ours. */
  agent?: unknown;
  retryConfig?: { retry?: number; noResponseRetries?: number };
}

/** Asks Google, one request at a time, with our own patience. Answers are still unchecked. */
export interface SheetsClient {
  /** The service account's address, to share documents with. */
  account: string;
  /** Spreadsheets of exactly this title that the account may see. */
  findByTitle(title: string, asked: Asked): Promise<unknown>;
  /** Title, sheets and named ranges of a spreadsheet. */
  readStructure(id: string, asked: Asked): Promise<unknown>;
  /** Cells as they are shown, row by row, of several ranges. */
  readRanges(id: string, ranges: string[], asked: Asked): Promise<unknown>;
}

export type Asked = Omit<AskedFor, 'phase'>;

/**
 * Opens nothing yet, but loads the library: its Sheets part, and its Drive part when a title is searched.
 * Settings that were filled in already: `keyFile`.
 */
export async function createSheetsClient(
  key: ServiceAccountKey,
  settings: SheetsSettings,
  surroundings: Required<Pick<SheetsSurroundings, 'say'>> & SheetsSurroundings,
  run: { signal?: AbortSignal | undefined; onProgress?: ((sentence: Sentence) => void) | undefined },
): Promise<SheetsClient> {
  // googleapis as a whole is 240 MB and takes seconds; the parts are loaded when a sheet is really read.
  const google = await import('googleapis/build/src/apis/sheets/index.js');
  const auth = new google.auth.JWT({
    email: key.clientEmail,
    key: key.privateKey,
    ...(key.keyId ? { keyId: key.keyId } : {}),
    scopes: settings.spreadsheetId ? [READ_SHEETS] : [READ_SHEETS, READ_TITLES],
  });
  const common = { auth, retry: false, ...(settings.apiUrl ? { rootUrl: settings.apiUrl } : {}) };
  const sheets = google.sheets({ version: 'v4', ...common });

  let phase: AskedFor['phase'] = 'service';
  let current: AbortSignal | null = null;
  auth.transporter.interceptors.request.add({
    resolved: async (config) => {
      const exchange = config as unknown as Exchange;
      phase = String(exchange.url) === TOKEN_URL ? 'token' : 'service';
      if (phase === 'token' && settings.tokenUrl) {
        exchange.url = new URL(settings.tokenUrl);
        exchange.agent = undefined;
      }
      // The library would retry by itself, in its own rhythm.
      exchange.retryConfig = { retry: 0, noResponseRetries: 0 };
      exchange.signal = current;
      return config;
    },
  });

  const patience = {
    source: SHEETS,
    attempts: settings.attempts,
    timeoutSeconds: settings.timeoutSeconds,
    sleep: surroundings.sleep ?? sleepFor,
    random: surroundings.random ?? Math.random,
    onWait: (seconds: number) => run.onProgress?.(sentence('source.waiting', { source: SHEETS, seconds })),
  };

  const ask = (asked: Asked, request: () => Promise<{ data: unknown }>): Promise<unknown> =>
    askWithRetries(
      async (signal) => {
        current = signal;
        try {
          // First the token: the library would ask without one if it came empty.
          await auth.getAccessToken();
          const { data } = await request();
          if (typeof data !== 'object' || data === null || data instanceof Blob) {
            return { error: malformed(asked.unreadable, surroundings.say('source.malformed.not-json')) };
          }
          return { value: data };
        } catch (error) {
          // Our own signal: the one who set it knows whether it was the clock or the caller.
          if (signal.aborted) throw error;
          return googleFailure(
            error,
            { ...asked, phase },
            {
              account: key.clientEmail,
              secrets: [key.privateKey, auth.credentials.access_token],
              say: surroundings.say,
              now: surroundings.now?.() ?? new Date(),
            },
          );
        }
      },
      patience,
      run.signal,
    );

  return {
    account: key.clientEmail,
    findByTitle: async (title, asked) => {
      const { drive } = await import('googleapis/build/src/apis/drive/index.js');
      const files = drive({ version: 'v3', ...common }).files;
      return ask(asked, () =>
        files.list({
          q: `name='${quoted(title)}' and mimeType='application/vnd.google-apps.spreadsheet' and trashed=false`,
          fields: 'files(id,name)',
          pageSize: 100,
          supportsAllDrives: true,
          includeItemsFromAllDrives: true,
        }),
      );
    },
    readStructure: (id, asked) =>
      ask(asked, () =>
        sheets.spreadsheets.get({
          spreadsheetId: id,
          fields: 'spreadsheetId,properties.title,sheets.properties,namedRanges',
        }),
      ),
    readRanges: (id, ranges, asked) =>
      ask(asked, () =>
        sheets.spreadsheets.values.batchGet({
          spreadsheetId: id,
          ranges,
          majorDimension: 'ROWS',
          valueRenderOption: 'FORMATTED_VALUE',
        }),
      ),
  };
}

export function malformed(what: string, reason: string): AppError {
  return new AppError('source-malformed', { source: SHEETS, what, reason });
}

/** A text inside the quotes of a search. */
function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}
