import type { PersonView } from '../data/persons.ts';
import type { WeekShape } from '../data/week-shape.ts';
import { say } from '../texts.ts';
import type { Holder } from './template.ts';

/** How people call what the template names by key and by number. */
export interface TemplateNames {
  person(key: string): PersonView | null;
  holder(holder: Holder): string;
  line(line: number): string;
}

export function templateNames(shape: WeekShape | null, persons: readonly PersonView[]): TemplateNames {
  const person = (key: string) => persons.find((one) => one.key === key) ?? null;
  return {
    person,
    holder: (holder) => {
      if (holder === undefined) return say('fixed.open');
      return holder === null ? say('fixed.nobody') : (person(holder)?.name ?? holder);
    },
    line: (line) => shape?.lines[line] ?? `L${line + 1}`,
  };
}
