import type { FollowStep } from '../../model/forms/queue.ts';
import type { Person } from '../../model/types.ts';
import type { QueueStep } from '../../telephony/queue-plan.ts';
import type { Workplace } from '../workplace.ts';
import { endingPause } from './ending-pause.ts';
import type { LiveQueue } from './phones.ts';

export interface StepsWish {
  steps: readonly QueueStep[];
  /** Who of ours has an extension. */
  nameOf: (extension: string | null) => Person | null;
  /** The order of the additions matters, so that one waits for the other. */
  isOrdered: boolean;
  /** Extensions whose pause the store holds for open. */
  paused: ReadonlySet<string>;
  dryRun: boolean;
  by: string;
  at: Date;
}

/**
 * Does the steps of a plan: what comes in first, then what goes, so that no queue is empty in between. Once somebody
 * could not be put in nobody is taken out: too many on the phone are better than nobody. Answers what was done, and the
 * first failure; what is left undone the next run does.
 */
export async function doSteps(
  workplace: Workplace,
  live: LiveQueue,
  { steps, nameOf, isOrdered, paused, dryRun, by, at }: StepsWish,
): Promise<{ done: FollowStep[]; failure: unknown }> {
  const told = (step: QueueStep): FollowStep => {
    const extension = step.do === 'add' ? step.member.extension : step.extension;
    const person = nameOf(extension);
    const shown = step.do === 'add' ? step.member.name : step.do === 'remove' ? step.name : '';
    const name = person?.name ?? shown;
    return { kind: step.do, interface: step.interface, extension, person: person?.key ?? null, name };
  };
  if (dryRun) return { done: steps.map(told), failure: null };

  const done: FollowStep[] = [];
  let failure: unknown = null;
  let isShort = false;
  const run = async (step: QueueStep) => {
    if (isShort && step.do === 'remove') return;
    try {
      await doStep(workplace, live, step, { paused, by, at });
      done.push(told(step));
    } catch (error) {
      failure ??= error;
      isShort ||= step.do === 'add';
    }
  };
  if (isOrdered) for (const step of steps) await run(step);
  else {
    await Promise.all(steps.filter((step) => step.do === 'add').map(run));
    await Promise.all(steps.filter((step) => step.do !== 'add').map(run));
  }
  return { done, failure };
}

async function doStep(
  { store }: Workplace,
  { pbx, queue }: LiveQueue,
  step: QueueStep,
  { paused, by, at }: Pick<StepsWish, 'paused' | 'by' | 'at'>,
): Promise<void> {
  if (step.do === 'add') await pbx.addMember(queue, step.member);
  else if (step.do === 'pause') await pbx.pauseMember(queue, step, step.reason);
  else {
    const { extension, why } = step;
    const remove = () => pbx.removeMember(queue, step);
    // Whose turn is over is not in a pause any more.
    if (why === 'unwanted' && extension !== null && paused.has(extension)) {
      await endingPause(store, { queue, extension, at: at.toISOString(), by }, remove);
    } else await remove();
  }
}
