import { createOdooClient, type OdooConnection } from '../../connectors/odoo/odoo-client.ts';
import { removeNote, writeNote } from '../../connectors/odoo/write-note.ts';
import type { CallNote } from '../../model/call-notes.ts';
import { speaker } from '../../model/texts/index.ts';
import type { Workplace } from '../workplace.ts';

/** A registry that is not ours, where notes are written as well. Rejects with `source-*`. */
export interface NoteWriter {
  /** Puts it there, or in the place of what it was; answers its id there, `null`: it is of nobody who is known there. */
  put(note: CallNote, text: string): Promise<string | null>;
  /** It may be gone already. */
  remove(note: Pick<CallNote, 'id'>): Promise<void>;
}

const TIMEOUT_SECONDS = 10;

/** The registries that the configuration names for notes. */
export function noteWriters({ config }: Pick<Workplace, 'config'>): Map<string, NoteWriter> {
  const say = speaker(config.organisation.locale);
  const writers = new Map<string, NoteWriter>();
  for (const name of config.desk.notesTo) {
    const settings = config.customers.directories[name];
    if (settings?.kind !== 'odoo') continue;
    const { url, database, login, password, api } = settings;
    const connection: OdooConnection = {
      ...{ url, database, login, password, api },
      timeoutSeconds: TIMEOUT_SECONDS,
      // What fails waits in our store.
      attempts: 1,
    };
    const client = () => createOdooClient(connection, { say });
    writers.set(name, {
      async put({ id, customer, at }, text) {
        const partner = customer?.origin === name ? Number(customer.externalId) : Number.NaN;
        // It may have been of somebody there before.
        if (!Number.isSafeInteger(partner)) {
          await removeNote(client(), id, say);
          return null;
        }
        return String(await writeNote(client(), { key: id, partner, at, text }, say));
      },
      remove: ({ id }) => removeNote(client(), id, say),
    });
  }
  return writers;
}
