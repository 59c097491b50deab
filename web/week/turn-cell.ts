import '../styles/turn-cell.css';
import { html, nothing } from 'lit';
import type { Place } from '../../model/requests.ts';
import type { CellView, WeekView } from '../data/week-types.ts';
import type { CellCost } from '../data/weeks.ts';
import '../elements/person-badge.ts';
import type { initialsIn } from '../state/initials-in.ts';
import { say, saySigned } from '../texts.ts';
import type { GridKind } from './grid-kind.ts';
import { cellAt, isSame, keyOf, shortName, turnWords } from './places.ts';

/** What a grid knows of how its turns look, and hears of them. */
export interface GridLook {
  week: WeekView;
  me: string | null;
  kind: GridKind;
  /** Others go quiet. */
  selected: string | null;
  lifted: Place | null;
  /** What swapping the lifted turn with each cell costs, by key. */
  costs: ReadonlyMap<string, CellCost> | null;
  /** What the best of these saves. */
  best: number;
  marked: ReadonlySet<string>;
  fresh: ReadonlySet<string>;
  initials: ReturnType<typeof initialsIn>;
  /** Key of the one turn that the Tab key reaches. */
  reached: string;
  press(place: Place): void;
  hover(place: Place): void;
  grab(event: PointerEvent, place: Place): void;
  showDay(date: string): void;
}

/** A turn as a button, with all that it says of itself. */
export function turnCell(look: GridLook, place: Place) {
  const { week, lifted } = look;
  const cell = cellAt(week, place);
  if (!cell) return nothing;
  const key = keyOf(place);
  const isHers = lifted !== null && cell.person !== null && cell.person === cellAt(week, lifted)?.person;
  const cost = lifted && !isHers ? (look.costs?.get(key) ?? null) : null;
  const isLifted = isSame(lifted, place);
  const liftedWords = isLifted ? say('week.lifted', { name: shortName(week, cell.person ?? '') }) : '';
  const words = [turnWords(week, look.me, place), costWords(cost), liftedWords].filter(Boolean).join(', ');
  return html`<button class=${classesOf(look, cell, key, cost, isLifted)} data-place=${key} aria-label=${words}
    tabindex=${key === look.reached ? 0 : -1} title=${words} @click=${() => look.press(place)}
    @pointerenter=${() => look.hover(place)} @pointerdown=${(event: PointerEvent) => look.grab(event, place)}>
    ${isLifted ? html`<span class="name">${liftedWords}</span>` : inside(look, cell, cost)}
  </button>`;
}

function inside({ week, me, kind, initials }: GridLook, cell: CellView, cost: CellCost | null) {
  const marks = html`<span class="marks">
    ${cell.undesired ? html`<span class="wave"></span>` : nothing}
    ${cell.fixed ? html`<lu-icon name="pin"></lu-icon>` : nothing}
    ${cell.forced ? html`<lu-icon name="triangle-alert"></lu-icon>` : nothing}
    ${cost ? (cost.cost === null ? html`<lu-icon name="ban"></lu-icon>` : html`<b class="cost number" data-text=${saySigned(cost.cost)}></b>`) : nothing}
    ${cell.person !== null && cell.person === me && !cost ? html`<span class="you" data-text=${say('week.you')}></span>` : nothing}
  </span>`;
  if (cell.person === null)
    return html`<lu-icon name="triangle-alert"></lu-icon><span class="name">${say('week.hole')}</span>${marks}`;
  const person = initials[cell.person];
  // A dense day has a spine in their place.
  const badge =
    kind === 'dense'
      ? nothing
      : html`<lu-badge .name=${person?.name ?? cell.person} .coat=${person?.coat ?? null} .initials=${person?.initials ?? null}></lu-badge>`;
  return html`${badge}
    <span class="name">${shortName(week, cell.person)}</span>${marks}`;
}

function classesOf(
  { week, me, selected, best, marked, fresh }: GridLook,
  { person: key, pinned }: CellView,
  place: string,
  cost: CellCost | null,
  isLifted: boolean,
): string {
  const person = key === null ? null : (week.persons[key] ?? null);
  return [
    'turn',
    person ? `coat-${(((person.coat ?? 1) - 1) % 28) + 1}` : '',
    key === null ? 'hole' : '',
    key !== null && key === me ? 'mine' : '',
    pinned ? 'past' : '',
    selected !== null && key !== selected ? 'quiet' : '',
    isLifted ? 'lifted' : '',
    cost && cost.cost === null && !isLifted ? 'refused' : '',
    cost && cost.cost !== null && cost.cost === best ? 'best' : '',
    cost && cost.cost !== null && cost.cost < 0 ? 'saves' : '',
    marked.has(place) ? 'marked' : '',
    fresh.has(place) ? 'fresh' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function costWords(cost: CellCost | null): string {
  if (!cost) return '';
  if (cost.cost === null) return say('week.not-here', { rule: cost.rule ?? '' });
  return say('week.cost-here', { cost: saySigned(cost.cost) });
}
