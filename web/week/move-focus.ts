const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Moves the focus among the turns of a grid by where they lie, so that it does not matter how they are laid out. With
 * Shift to another slot above or below. Whether the key was one of these.
 */
export function moveFocus(grid: HTMLElement, event: KeyboardEvent): boolean {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-place]');
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return false;
  const turns = [...grid.querySelectorAll<HTMLElement>('[data-place]')];
  if (event.key === 'Home' || event.key === 'End') {
    turns.at(event.key === 'Home' ? 0 : -1)?.focus();
    return true;
  }
  const way = WAYS[event.key];
  if (!way) return false;
  const [dx, dy] = way;
  const from = here.getBoundingClientRect();
  const slotOf = (turn: HTMLElement) => turn.dataset.place!.split('/').slice(0, 2).join('/');
  let nearest: HTMLElement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const turn of turns) {
    const at = turn.getBoundingClientRect();
    const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    if (along < 4 || (event.shiftKey && dy !== 0 && slotOf(turn) === slotOf(here))) continue;
    const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    // What lies straight ahead comes first.
    const distance = along + aside * 4;
    if (distance < least) [nearest, least] = [turn, distance];
  }
  nearest?.focus();
  nearest?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}
