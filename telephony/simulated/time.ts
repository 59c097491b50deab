/** Time as the simulated PBX has it: the real one, or one that only goes on when told. */
export interface SimulatedTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something once, so many milliseconds later; returns the function that calls it off. */
  after(ms: number, run: () => void): () => void;
}

export function realTime(): SimulatedTime {
  return {
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      // Callers who do not exist keep no process alive.
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

export interface FakeTime extends SimulatedTime {
  /** Jumps from one event to the next until so much time is over. */
  advance(ms: number): void;
  /** Until the next event; `null`: nothing is to come. */
  untilNext(): number | null;
}

/** A time that stands still until it is advanced. What is due at the same moment runs in the order it was asked. */
export function openFakeTime(start: number): FakeTime {
  let now = start;
  const due: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + Math.max(0, ms), run };
      // Kept in order: found by halves, since there are many.
      let low = 0;
      for (let high = due.length; low < high; ) {
        const middle = (low + high) >> 1;
        if (due[middle]!.at <= entry.at) low = middle + 1;
        else high = middle;
      }
      due.splice(low, 0, entry);
      return () => {
        const index = due.indexOf(entry);
        if (index >= 0) due.splice(index, 1);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (let entry = due[0]; entry && entry.at <= end; entry = due[0]) {
        due.shift();
        now = entry.at;
        entry.run();
      }
      now = end;
    },
    untilNext: () => (due[0] ? due[0].at - now : null),
  };
}
