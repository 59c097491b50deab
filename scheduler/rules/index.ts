import { closedDays } from './closed-days.ts';
import { concentratedLoad } from './concentrated-load.ts';
import { dailyLimit } from './daily-limit.ts';
import { fairness } from './fairness.ts';
import { firmUnavailability } from './firm-unavailability.ts';
import { firstLines } from './first-lines.ts';
import { fixedTurns } from './fixed-turns.ts';
import { groupIdle } from './group-idle.ts';
import { groupPhoning } from './group-phoning.ts';
import { holes } from './holes.ts';
import { lunch } from './lunch.ts';
import { marathon } from './marathon.ts';
import { noClones } from './no-clones.ts';
import { optionalUnavailability } from './optional-unavailability.ts';
import { queues } from './queues.ts';
import type { Rule } from './rule.ts';
import { skills } from './skills.ts';
import { splitDay } from './split-day.ts';
import { stability } from './stability.ts';
import { tableLimit } from './table-limit.ts';
import { tableNoise } from './table-noise.ts';
import { weeklyLoad } from './weekly-load.ts';

/** Every rule, in the order in which people are told of it. */
export const RULES: readonly Rule[] = [
  // Hard, and nobody can switch them off.
  noClones,
  closedDays,
  firmUnavailability,
  weeklyLoad,
  dailyLimit,
  queues,
  // Each installation chooses level and weight.
  holes,
  fixedTurns,
  firstLines,
  tableLimit,
  tableNoise,
  groupIdle,
  groupPhoning,
  skills,
  lunch,
  splitDay,
  marathon,
  concentratedLoad,
  optionalUnavailability,
  fairness,
  stability,
];
