import { listen } from '../data/live.ts';
import { loadPlan, type PlanView } from '../data/plans.ts';

const ASK_MS = 1000;

/** Tells how a planning goes, until it is over; answers with what ends that before. */
export function watchPlan(id: string, told: (plan: PlanView) => Promise<void> | void): () => void {
  let isAsking = false;
  let isOver = false;
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      const plan = await loadPlan(id);
      if (isOver) return;
      if (plan.state !== 'running') clearInterval(timer);
      await told(plan);
    } finally {
      isAsking = false;
    }
  };
  const stop = listen(`plan:${id}`, () => void ask());
  // The last word may have been said before the channel listened.
  const timer = setInterval(() => void ask(), ASK_MS);
  void ask();
  return () => {
    isOver = true;
    stop();
    clearInterval(timer);
  };
}
