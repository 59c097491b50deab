import type { Contender, Load } from './contender.ts';
import { measureProcess } from './measure-process.ts';

/**
 * Runs each contender once, uncounted, on the first load that it can be run on: what is compiled once and kept, and
 * files that come from the disk for the first time, are nobody's merit. Returns those that run at all, and of each
 * other one why not.
 */
export async function warmUp(
  contenders: readonly Contender[],
  loads: readonly Load[],
): Promise<{ running: Contender[]; faults: { contender: Contender; fault: string }[] }> {
  const running: Contender[] = [];
  const faults: { contender: Contender; fault: string }[] = [];
  for (const contender of contenders) {
    const fault = await tryOnce(contender, loads);
    if (fault === null) running.push(contender);
    else faults.push({ contender, fault });
  }
  return { running, faults };
}

async function tryOnce(contender: Contender, loads: readonly Load[]): Promise<string | null> {
  let refusal = 'there is nothing to run it on';
  for (const load of loads) {
    const command = contender.commandFor(load);
    if (typeof command === 'string') refusal = command;
    else {
      try {
        return contender.read(await measureProcess(command), load).fault;
      } catch (error) {
        return (error as Error).message;
      }
    }
  }
  return refusal;
}
