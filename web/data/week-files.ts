import { Refusal, send } from './http.ts';
import type { WeekView } from './week-types.ts';

export const WEEK_FORMATS = ['html', 'csv', 'json', 'yaml', 'tsv', 'ics'] as const;
export type WeekFormat = (typeof WEEK_FORMATS)[number];

/** A week that was made elsewhere becomes a draft. */
export const uploadWeek = (file: { content: string; format: 'yaml' | 'json'; description?: string }) =>
  send<WeekView>('POST', '/weeks', file);

/** A week as a file, in the language of the page; of the calendar (`ics`) it is one person's. */
export async function exportWeek(
  week: string,
  id: string,
  format: WeekFormat,
  person?: string,
): Promise<{ name: string; file: Blob }> {
  const query = new URLSearchParams({ id, ...(person && { person }) });
  const headers = { 'accept-language': document.documentElement.lang };
  let response: Response;
  try {
    response = await fetch(`/api/weeks/${week}/exports/${format}?${query}`, { headers });
  } catch {
    throw new Refusal(0, { code: 'offline' });
  }
  if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})));
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
  return { name: named?.[1] ?? `${week}.${format}`, file: await response.blob() };
}
