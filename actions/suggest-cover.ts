import type { Place } from '../model/requests.ts';
import { sentence } from '../model/texts/sentence.ts';
import type { PersonKey, Sentence } from '../model/types.ts';
import { suggestPeople } from '../scheduler/suggest-people.ts';
import type { Actor } from './edit-rights.ts';
import { findVisibleWeek, type WeekName } from './find-visible-week.ts';
import { countTurns } from './rebuild-week-problem.ts';
import { withWeekInHand } from './week-at-hand.ts';
import { editsOf, personAt } from './week-change.ts';
import type { Workplace } from './workplace.ts';

export interface CoverSuggestion {
  person: PersonKey;
  /** What the week would cost more. */
  cost: number;
  /** No hard rule speaks against it. */
  isAllowed: boolean;
  /** What speaks against it, or that nothing does; then how many turns she would have. */
  sentences: Sentence[];
}

/** Who could take a turn or fill a hole, best first. `unknown-week`, `unknown-turn`. */
export async function suggestCover(
  { store, config }: Workplace,
  actor: Actor,
  name: WeekName,
  place: Place,
): Promise<CoverSuggestion[]> {
  const stored = await findVisibleWeek(store, actor, name);
  const { timetable } = stored;
  const from = personAt(timetable, place);
  const persons = (await store.persons.list()).filter(({ idealLoad }) => idealLoad !== null);
  const ready = new Set(persons.map(({ key }) => key));
  return withWeekInHand(
    { store, config },
    stored,
    ({ whatIf }) => {
      const { problem } = whatIf;
      const turns = countTurns(timetable);
      const turn = editsOf(problem, [{ ...place, from, to: null }])[0]!;
      return suggestPeople(whatIf, { ...turn, person: turn.from })
        .map(({ person, isAllowed, edits, breaks }): CoverSuggestion => {
          const { key, name } = problem.persons[person]!;
          const { costDelta } = whatIf.change(edits);
          const against = breaks.filter(({ broken }) => broken === !isAllowed).map((one) => one.sentence);
          const after = (turns.get(key) ?? 0) + 1;
          const owed = timetable.loads[key]?.final ?? 0;
          const load = sentence('cover.load', { person: name, after, owed });
          const said = against.length > 0 ? against : [sentence('cover.free')];
          return { person: key, cost: costDelta, isAllowed, sentences: [...said, load] };
        })
        .filter(({ person }) => ready.has(person));
    },
    [...ready],
  );
}
