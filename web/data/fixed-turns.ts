import type { FixedTurn } from '../../model/types.ts';
import { getTagged, send } from './http.ts';

/** The weekly template with the tag that its next write must name. */
export interface TaggedTemplate {
  turns: FixedTurn[];
  etag: string | null;
}

export async function loadTemplate(signal?: AbortSignal): Promise<TaggedTemplate> {
  const { body, etag } = await getTagged<{ turns: FixedTurn[] }>('/fixed-turns', signal);
  return { turns: body.turns, etag };
}

/** Exchanges the whole template, and reads it again for its new tag. */
export async function saveTemplate(turns: FixedTurn[], etag: string | null): Promise<TaggedTemplate> {
  await send('PUT', '/fixed-turns', { turns }, { etag });
  return loadTemplate();
}
