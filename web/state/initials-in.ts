import { initialsOf } from '../../model/initials.ts';
import type { WeekPerson } from '../data/week-types.ts';

/** The persons of a week with their initials, which are each once among them. */
export function initialsIn(
  persons: Record<string, WeekPerson>,
): Record<string, WeekPerson & { initials: string }> {
  const keys = Object.keys(persons);
  const initials = initialsOf(keys.map((key) => persons[key]!.name));
  return Object.fromEntries(keys.map((key, i) => [key, { ...persons[key]!, initials: initials[i]! }]));
}
