/** One run to be made: which load of the list, by which contender of the list, in which round. */
export interface PlannedRun {
  round: number;
  load: number;
  contender: number;
}

/**
 * A fair order: each round has every load, and each load every contender one right after the other, so that those
 * who are compared meet the machine in the same moment. Who begins moves on with the load and with the round, and
 * every second round goes backwards, or one would always run after the same other.
 */
export function orderRuns(loads: number, contenders: number, rounds: number): PlannedRun[] {
  const runs: PlannedRun[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < loads; place++) {
      const load = (place + round) % loads;
      for (let turn = 0; turn < contenders; turn++) {
        const step = round % 2 === 0 ? turn : contenders - 1 - turn;
        runs.push({ round, load, contender: (step + load + (round >> 1)) % contenders });
      }
    }
  }
  return runs;
}
