import type { Instant } from '../../model/types.ts';
import type { Store } from '../../store/open-store.ts';

/**
 * Ends the open pause of a phone in a queue while `work` has the PBX end it; what the PBX refuses leaves it open. The
 * end is written first: the PBX's own word of it would not know whose wish it was.
 */
export async function endingPause<T>(
  { pauses }: Pick<Store, 'pauses'>,
  { queue, extension, at, by }: { queue: string; extension: string; at: Instant; by: string },
  work: () => Promise<T>,
): Promise<T> {
  const open = (await pauses.open(queue)).find((one) => one.extension === extension);
  if (open) await pauses.end(queue, extension, { at, by });
  try {
    return await work();
  } catch (error) {
    if (open) await pauses.start(open);
    throw error;
  }
}
