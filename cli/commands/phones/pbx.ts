import type { Command } from 'commander';
import { AppError } from '../../../model/errors.ts';
import type { TextKey } from '../../../model/texts/index.ts';
import type { Door } from '../../door.ts';
import { addGroup } from '../../make-program.ts';
import { atPhones, type PhoneOptions, withPhoneOptions } from './at-phones.ts';

const PATIENCE_MS = 15_000;
const MARKS = { fine: '✓', doubt: '?', fault: '✗' } as const;

/** `lineup pbx check`: whether exchanges are as Lineup needs them, in words. */
export function addPbxCommands(program: Command, door: Door): void {
  const group = addGroup(program, door, 'pbx', 'cli.pbx.description');
  const check = group.command('check').description(door.say('cli.pbx.check.description'));
  withPhoneOptions(check, door).action((options: PhoneOptions) =>
    atPhones(
      door,
      options,
      async (_workplace, { pbxs }, { out, say }) => {
        if (pbxs.size === 0) throw new AppError('no-phones');
        const checked = await Promise.all(
          [...pbxs.values()].map(async (pbx) => ({
            pbx: pbx.name,
            findings: await pbx.diagnose(AbortSignal.timeout(PATIENCE_MS)),
          })),
        );
        const isFaulty = checked.some(({ findings }) => findings.some(({ level }) => level === 'fault'));
        if (isFaulty) process.exitCode = 1;
        if (options.json) return out(JSON.stringify(checked));
        for (const { pbx, findings } of checked) {
          out(`${pbx}:`);
          for (const { level, key, values } of findings) {
            out(`  ${MARKS[level]} ${say(`pbx-check.${key}` as TextKey, values)}`);
          }
        }
        out(say(isFaulty ? 'cli.pbx.check.faulty' : 'cli.pbx.check.fine'));
      },
      { waits: false },
    ),
  );
}
