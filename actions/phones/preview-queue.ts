import type { PreviewView } from '../../model/forms/queue.ts';
import { instantOf, localStamp, parseIsoDate } from '../../model/time.ts';
import type { IsoDate, Sentence, TimeOfDay } from '../../model/types.ts';
import type { Workplace } from '../workplace.ts';
import { findQueue } from './find-queue.ts';
import type { Exchanges } from './phones.ts';
import { readWanted } from './read-wanted.ts';

/** Who is to be in a queue at some moment, as far as it is known now. */
export interface QueuePreview extends Omit<PreviewView, 'findings'> {
  findings: Sentence[];
}

/** `date` and `time` are of the organisation's zone; by default now. `unknown-queue`, `no-phones`, `bad-date`, `bad-time`. */
export async function previewQueue(
  workplace: Workplace,
  exchanges: Pick<Exchanges, 'liveQueues'>,
  { queue, date, time }: { queue: string; date?: IsoDate | undefined; time?: TimeOfDay | undefined },
): Promise<QueuePreview> {
  const live = findQueue(exchanges, queue);
  const { clock, config } = workplace;
  const zone = config.organisation.timezone;
  const [today, hour] = localStamp(clock().toISOString(), zone).split(' ') as [IsoDate, TimeOfDay];
  const at = instantOf(date === undefined ? today : parseIsoDate(date), time ?? hour, zone);
  const { kind, slot, wanted, findings } = await readWanted(workplace, live, at);
  const coats = new Map((await workplace.store.persons.list()).map(({ key, coat }) => [key, coat ?? null]));
  return {
    queue,
    kind,
    slot,
    wanted: wanted.map(({ person, name }) => ({ person, name, coat: coats.get(person) ?? null })),
    findings,
  };
}
