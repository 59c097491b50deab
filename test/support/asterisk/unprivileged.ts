import { spawnSync } from 'node:child_process';

const nobody = 65_534;

/** What to put before a command so that it runs without rights, and ends with us in any case. */
export function unprivileged(): string[] {
  const drop = process.getuid?.() === 0 ? [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
  return ['setpriv', '--pdeathsig=KILL', ...drop, '--'];
}

/** Lets those who run so write into the folder. */
export function giveAway(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { status, stderr } = spawnSync('chown', ['-R', `${nobody}:${nobody}`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
