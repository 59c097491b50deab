import type { Command } from 'commander';
import { type Verdict, verifyFile } from '../actions/prove-timetable.ts';
import type { Door } from './door.ts';
import { openDoor } from './door.ts';
import { makeProgram, withCommonOptions } from './make-program.ts';
import { runProgram } from './run-program.ts';

/** `schedule-hours verify FILE`: proves a timetable anew from its file alone, with no solver. Exit 1: not optimal. */
export async function runVerify(arguments_: string[]): Promise<void> {
  const door = openDoor(arguments_, 'schedule-hours');
  await runProgram(door, async () => {
    let code = 0;
    const program: Command = makeProgram('schedule-hours verify', door, 'cli.verify.description');
    withCommonOptions(program, door)
      .argument('<file>', door.say('cli.verify.file'))
      .action(async (file: string, options: { json?: boolean }) => {
        const verdict = await verifyFile(file);
        door.out(options.json ? JSON.stringify(verdict) : tell(verdict, door));
        code = verdict.verdict === 'does-not-hold' ? 1 : 0;
      });
    await program.parseAsync(arguments_, { from: 'user' });
    return code;
  });
}

function tell(verdict: Verdict, { say }: Door): string {
  switch (verdict.verdict) {
    case 'optimal':
      return say('cli.verify.optimal', { cost: verdict.cost, cases: verdict.cases });
    case 'within':
      return say('cli.verify.within', { cost: verdict.cost, gap: verdict.gap, cases: verdict.cases });
    case 'does-not-hold':
      return say(`cli.verify.does-not-hold.${verdict.why}`);
  }
}
