import { explainWeek, type WeekExplanation } from '../../actions/explain-week.ts';
import type { PenaltyView } from '../../actions/view-explanation.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { nextMonday } from '../../model/time.ts';
import type { PersonKey, Sentence } from '../../model/types.ts';
import { describeNegotiation } from '../describe-negotiation.ts';
import type { Door } from '../door.ts';
import type { CommonOptions } from '../make-program.ts';
import { renderSentences } from '../render-sentences.ts';
import { wrapText } from '../wrap-text.ts';

export interface ExplainOptions extends CommonOptions {
  turn?: string;
  person?: string;
}

/** Penalties that are told of; the others are counted. */
const MOST = 20;
/** The same of people who could have a turn. */
const MOST_CANDIDATES = 8;

/** Explains a stored week, a turn of it, or one person's part in it. */
export async function explainCommand(
  workplace: Workplace,
  door: Door,
  date: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const { config, clock, store } = workplace;
  const found = await explainWeek(workplace, {
    date: date ?? nextMonday(config.organisation.timezone, clock()),
    turn: options.turn,
    person: options.person,
    signal: new AbortController().signal,
  });
  if (options.json) {
    const { stored, ...answer } = found;
    const { id, state, version, timetable } = stored;
    const answered = renderSentences(answer, door.locale) as object;
    return door.out(JSON.stringify({ id, week: timetable.week, state, version, ...answered }));
  }
  const names = new Map(
    (await store.persons.list({ includeArchived: true })).map(({ key, name }) => [key, name]),
  );
  const nameOf = (key: PersonKey) => names.get(key) ?? key;
  const { state, version, timetable } = found.stored;
  door.out(
    door.say('cli.explain.title', { week: timetable.week, state: door.say(`cli.state.${state}`), version }),
  );
  if (found.turn) tellTurn(found, found.turn, door, nameOf);
  else if (found.whole) tellWhole(found, found.whole, door, nameOf);
  else if (found.person) tellPerson(found.person, door, nameOf);
  else door.out(door.say('cli.explain.no-part', { person: nameOf(options.person!) }));
}

function tellWhole(
  { cost, proven }: WeekExplanation,
  { penalties, negotiation, uneven }: NonNullable<WeekExplanation['whole']>,
  door: Door,
  nameOf: (key: PersonKey) => string,
): void {
  const { out, say } = door;
  out(say('cli.explain.cost', { cost }));
  if (proven && cost > 0) out(wrapText(say('reason.way.proven'), door.width));
  if (penalties.length === 0 && !negotiation) out(say('cli.explain.nothing'));
  if (penalties.length > 0) {
    out(`\n${say('cli.explain.penalties')}`);
    for (const penalty of penalties.slice(0, MOST)) tellPenalty(penalty, door);
    if (penalties.length > MOST) out(`  ${say('cli.explain.more', { count: penalties.length - MOST })}`);
  }
  if (negotiation) out(`\n${describeNegotiation(negotiation, door).join('\n')}`);
  if (uneven.length > 0) out(`\n${say('week.summary.uneven')}`);
  for (const { person, overload, sentences } of uneven) {
    const key = overload > 0 ? 'week.summary.over' : 'week.summary.under';
    const head = say(key, { person: nameOf(person), count: Math.abs(overload) });
    out(wrapText(`${head} ${tell(sentences, door)}`, door.width, '  '));
  }
  out(`\n${wrapText(say('cli.explain.next'), door.width)}`);
}

function tellPenalty({ cost, broken, sentence, sentences }: PenaltyView, door: Door): void {
  const { say, out, width } = door;
  const price = broken ? say('cli.explain.broken') : String(cost).padStart(5);
  out(wrapText(tell([sentence], door), width, `  ${price}  `));
  if (sentences.length > 0) out(wrapText(tell(sentences, door), width, '         - '));
}

function tellTurn(
  { stored }: WeekExplanation,
  turn: NonNullable<WeekExplanation['turn']>,
  door: Door,
  nameOf: (key: PersonKey) => string,
): void {
  const { out, say } = door;
  const { timetable } = stored;
  const { start, end } = timetable.days.find((day) => day.date === turn.date)!.slots[turn.slot]!;
  const line = timetable.lines[turn.line] ?? `L${turn.line + 1}`;
  const person = turn.person === null ? say('cli.explain.nobody') : nameOf(turn.person);
  out(`\n${say('cli.explain.turn.title', { day: turn.date, time: `${start}–${end}`, line, person })}`);
  tellList('cli.explain.why', turn.why, door);
  tellList('cli.explain.against', turn.penalties, door);
  if (turn.could.length > 0) out(`\n${say('cli.explain.could')}`);
  for (const { sentence, breaks } of turn.could.slice(0, MOST_CANDIDATES)) {
    out(wrapText(tell([sentence, ...breaks], door), door.width, '  '));
  }
  const more = turn.could.length - MOST_CANDIDATES;
  if (more > 0) out(`  ${say('cli.explain.more', { count: more })}`);
  if (turn.cannot.length > 0) out(`\n${say('cli.explain.cannot')}`);
  for (const { sentences } of turn.cannot) out(wrapText(tell(sentences, door), door.width, '  '));
  if (turn.negotiation) out(`\n${describeNegotiation(turn.negotiation, door).join('\n')}`);
}

function tellPerson(
  { person, load, turns, penalties, wishes }: NonNullable<WeekExplanation['person']>,
  door: Door,
  nameOf: (key: PersonKey) => string,
): void {
  const { out, say } = door;
  out(`\n${nameOf(person)}`);
  tellList('cli.explain.load', load, door);
  tellList('cli.explain.turns', turns, door);
  if (penalties.length > 0) out(`\n${say('cli.explain.penalties')}`);
  for (const penalty of penalties) tellPenalty(penalty, door);
  const said = wishes.map(({ sentence }) => sentence);
  tellList('cli.explain.wishes', said, door);
}

function tellList(
  title:
    | 'cli.explain.why'
    | 'cli.explain.against'
    | 'cli.explain.load'
    | 'cli.explain.turns'
    | 'cli.explain.wishes',
  sentences: readonly Sentence[],
  { out, say, locale, width }: Door,
): void {
  if (sentences.length === 0) return;
  out(`\n${say(title)}`);
  for (const sentence of sentences) out(wrapText(renderSentence(locale, sentence), width, '  '));
}

function tell(sentences: readonly Sentence[], { locale }: Door): string {
  return sentences.map((sentence) => renderSentence(locale, sentence)).join(' ');
}
