import type { FixedTurn } from '../../model/types.ts';
import { getTagged, sendTagged } from './http.ts';

/** The weekly template with the tag that its next write must name. */
export interface TaggedTemplate {
  turns: FixedTurn[];
  etag: string | null;
}

export async function loadTemplate(signal?: AbortSignal): Promise<TaggedTemplate> {
  const { body, etag } = await getTagged<{ turns: FixedTurn[] }>('/fixed-turns', signal);
  return { turns: body.turns, etag };
}

/** Exchanges the whole template; answers with it and its new tag. */
export async function saveTemplate(turns: FixedTurn[], etag: string | null): Promise<TaggedTemplate> {
  const kept = await sendTagged<{ turns: FixedTurn[] }>('PUT', '/fixed-turns', { turns }, { etag });
  return { turns: kept.body.turns, etag: kept.etag };
}
