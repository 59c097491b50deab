import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runLineup } = await import('../../../cli/run-lineup.ts');
const { runSchedule } = await import('../../../cli/run-schedule.ts');

/**
 * Runs the commands on standard input, a list of lists of words, and prints what each of them said. Words such as
 * "LANG=ca" before the program are its environment.
 */
const commands = JSON.parse(readFileSync(0, 'utf8')) as string[][];
const outcomes: { code: number | string | undefined; stdout: string; stderr: string }[] = [];
const write = process.stdout.write.bind(process.stdout);
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

for (const command of commands) {
  const start = command.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const settings = command.slice(0, start).map((word) => word.split('=') as [string, string]);
  for (const [name, value] of settings) process.env[name] = value;
  const [program, ...words] = command.slice(start);
  const said = { stdout: '', stderr: '' };
  process.stdout.write = ((text: string) => {
    said.stdout += text;
    return true;
  }) as typeof process.stdout.write;
  process.stderr.write = ((text: string) => {
    said.stderr += text;
    return true;
  }) as typeof process.stderr.write;
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...words);
  process.exitCode = undefined;
  await (program === 'lineup' ? runLineup : runSchedule)(words);
  for (const [name] of settings) delete process.env[name];
  outcomes.push({ code: process.exitCode, ...said });
}
process.exitCode = 0;
write(JSON.stringify(outcomes));
