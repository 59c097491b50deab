import type { Instance } from '../../scheduler/instance.ts';
import { penalties } from '../generate-instance.ts';

/**
 * An instance as data of the ancestor's MiniZinc model, which knows days of four slots, one daily limit for all,
 * and prices of its own. `refusal`: why an instance cannot be said in it.
 */
export function writeDzn(instance: Instance): { text: string } | { refusal: string } {
  const refusal = findRefusal(instance);
  if (refusal) return { refusal };
  const { days, hours, lines, persons } = instance;
  const names = persons.map((_, p) => `p${p + 1}`);
  const size = days.length * hours * lines;
  const nobodyLoad = size - persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0);
  const sets = (triples: [number, number, number][], ofNobody: [number, number][] = []) => {
    const inCell = new Map<string, Set<string>>();
    const put = (d: number, h: number, name: string) => {
      const key = `${d} ${h}`;
      inCell.set(key, (inCell.get(key) ?? new Set()).add(name));
    };
    for (const [d, h, p] of triples) put(d, h, names[p]!);
    for (const [d, h] of ofNobody) put(d, h, 'nobody');
    const rows = days.map((_, d) =>
      Array.from({ length: hours }, (_, h) => `{${[...(inCell.get(`${d} ${h}`) ?? [])].join(', ')}}`).join(
        ', ',
      ),
    );
    return `array2d(Days, Hours, [\n  ${rows.join(',\n  ')}\n])`;
  };
  return {
    text: [
      `days = {${days.map((_, d) => `d${d + 1}`).join(', ')}};`,
      `nHours = ${hours};`,
      `nLines = ${lines};`,
      `names = {${[...names, 'nobody'].join(', ')}};`,
      'Nobodies = {nobody};',
      `maxLoad = [${[...persons.map(({ maxLoad }) => maxLoad), nobodyLoad].join(', ')}];`,
      `maxPersonLoadPerDay = ${persons[0]!.dailyMax};`,
      `forced = ${sets(instance.forced, instance.nobodyForced)};`,
      `busy = ${sets(instance.busy)};`,
      `undesired = ${sets(instance.undesired, instance.nobodyUndesired)};`,
      '',
    ].join('\n'),
  };
}

function findRefusal({
  hours,
  lines,
  days,
  persons,
  patternRule,
  penalties: prices,
}: Instance): string | null {
  if (hours !== 4 || patternRule !== 'exact4')
    return 'its days do not have the four slots that the model knows';
  if (new Set(persons.map(({ dailyMax }) => dailyMax)).size !== 1)
    return 'its persons have different daily limits, the model has one';
  const other = Object.entries(penalties).find(
    ([name, price]) => prices[name as keyof typeof prices] !== price,
  );
  if (other) return `its price of "${other[0]}" is not the model's ${other[1]}`;
  if (persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0) > days.length * hours * lines)
    return 'its loads promise more turns than there are';
  return null;
}
