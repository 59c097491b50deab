import type { Place } from '../../model/requests.ts';
import type { WeekView } from '../data/week-types.ts';
import { navigate } from '../router.ts';
import type { ChangeFlow } from './change-flow.ts';
import { nextTurn } from './next-turn.ts';

/** What the keys of the week page work with. */
export interface KeyedPage {
  readonly week: WeekView | null;
  readonly me: string | null;
  /** The turn that has the focus, or whose card is open. */
  readonly focused: Place | null;
  focusTurn(at: Place): void;
  /** To the week so many days from here. */
  go(days: number): void;
  focusSearch(): void;
  showKeys(): void;
}

/** What each key of the week page does. */
export function keyActions(page: KeyedPage, flow: ChangeFlow): Record<string, () => void> {
  const goTo = (person: string | null) => {
    const found = page.week && nextTurn(page.week, page.focused, person);
    if (found) page.focusTurn(found);
  };
  return {
    s: () => page.focused && void flow.lift(page.focused),
    c: () => flow.open(page.focused),
    i: () => flow.open(page.focused),
    m: () => goTo(page.me),
    h: () => goTo(null),
    z: () => void flow.undo(),
    t: () => navigate('/week'),
    '[': () => page.go(-7),
    ']': () => page.go(7),
    '/': () => page.focusSearch(),
    '?': () => page.showKeys(),
    Escape: () => flow.cancel(),
  };
}
