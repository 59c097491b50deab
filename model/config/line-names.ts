import type { Config } from './schema.ts';

/** What lines are called: by their own names, else by their queue's and their number there, else L1, L2 … */
export function lineNames({ week }: Pick<Config, 'week'>): string[] {
  const queues = Object.entries(week.queues);
  const count = Math.max(week.lineNames.length, ...queues.flatMap(([, { lines }]) => lines));
  return Array.from({ length: count }, (_, line) => {
    const own = week.lineNames[line];
    if (own !== undefined) return own;
    const queue = queues.find(([, { lines }]) => lines.includes(line + 1));
    if (!queue) return `L${line + 1}`;
    const [name, { lines }] = queue;
    return lines.length === 1 ? name : `${name} ${lines.indexOf(line + 1) + 1}`;
  });
}
