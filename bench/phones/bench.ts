import type { TestAsterisk } from '../../test/support/asterisk/start-asterisk.ts';
import type { Figures } from './figures.ts';
import type { TeamPhones } from './plug-in.ts';
import type { ServerWish } from './team.ts';

/** What all measurements share. */
export interface Bench {
  /** With the queues of the tests. */
  asterisk: TestAsterisk;
  /** Of the whole team, registered. */
  phones: TeamPhones;
  figures: Figures;
  /** How long there is load. */
  seconds: number;
  /** The calls of a page whose events are timed. */
  calls: number;
  /** A server over a store of its own that is not there yet. */
  newWish(wish: Pick<ServerWish, 'nameAtPbx' | 'turns' | 'schedule'> & { amiPort?: number }): ServerWish;
}
