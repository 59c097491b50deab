import type { Say } from '../../model/texts/index.ts';
import type { Instant } from '../../model/types.ts';
import { odooInstant } from './day-coverage.ts';
import type { OdooClient } from './odoo-client.ts';
import { malformed } from './odoo-failure.ts';
import { recordsOf, textField } from './read-pages.ts';

/** An internal note on a partner's page. */
export interface OdooNote {
  /** Names the note for ever: with it, it is found again. Letters, digits and "-" only. */
  key: string;
  /** Number of the partner. */
  partner: number;
  at: Instant;
  /** Plain text. */
  text: string;
}

const MODEL = 'mail.message';

/**
 * Writes the note, or brings the one that is there up to date, on whomever's page it was: told twice, or again after an
 * answer that never came, it stands there once. Nobody gets mail of it. Refuses with `source-*`; `source-not-found`: the partner is gone.
 * @returns the number of the message in Odoo
 */
export async function writeNote(client: OdooClient, note: OdooNote, say: Say): Promise<number> {
  const known = await findNote(client, note.key, say);
  const body = html(note.text);
  if (known?.partner === note.partner) {
    if (known.body !== body) await change(client, 'write', known.id, [['vals', { body }]]);
    return known.id;
  }
  // Elsewhere it was a mistake.
  if (known) await change(client, 'unlink', known.id);
  await client.change({
    model: 'res.partner',
    method: 'message_post',
    ids: [note.partner],
    named: {
      body,
      // Newer versions take the body for plain text unless they are told; older ones do not know the word.
      body_is_html: true,
      subtype_xmlid: 'mail.mt_note',
      message_id: messageId(note.key),
      date: odooInstant(new Date(note.at)),
    },
  });
  // Versions answer differently, and what counts is that it can be found again.
  const written = await findNote(client, note.key, say);
  if (!written) throw malformed('res.partner.message_post', say('source.malformed.no-records')).error;
  return written.id;
}

/** Takes the note away; one that is not there is gone already. */
export async function removeNote(client: OdooClient, key: string, say: Say): Promise<void> {
  const known = await findNote(client, key, say);
  if (known) await change(client, 'unlink', known.id);
}

async function findNote(
  client: OdooClient,
  key: string,
  say: Say,
): Promise<{ id: number; partner: unknown; body: string } | null> {
  const answer = await client.read({
    model: MODEL,
    method: 'search_read',
    named: {
      domain: [
        ['message_id', '=', messageId(key)],
        ['model', '=', 'res.partner'],
      ],
      fields: ['body', 'res_id'],
      limit: 1,
    },
  });
  const [record] = recordsOf(answer, `${MODEL}.search_read`, say);
  return record
    ? { id: record.id as number, partner: record.res_id, body: textField(record, 'body') ?? '' }
    : null;
}

async function change(
  client: OdooClient,
  method: string,
  id: number,
  places: [string, unknown][] = [],
): Promise<void> {
  await client.change({ model: MODEL, method, ids: [id], places });
}

function messageId(key: string): string {
  return `<lineup-note-${key}@lineup>`;
}

/** As Odoo itself writes it, so that what has not changed looks the same. */
function html(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<p>${safe.replaceAll(/\r?\n/g, '<br>')}</p>`;
}
