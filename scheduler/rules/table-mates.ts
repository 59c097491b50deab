import type { Problem } from '../problem.ts';
import { groupBySubject, type SlotMembers } from './slot-members.ts';

/** Those who sit at one table, for every slot. */
export function tableMates(problem: Problem): SlotMembers[] {
  return groupBySubject(problem, (person) => (person.table === null ? [] : [String(person.table)]));
}
