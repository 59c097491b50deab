const DIRECTIONS: Record<string, readonly [x: number, y: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Arrows take the focus to the nearest tile in their direction. */
export function moveAmongTiles(event: KeyboardEvent): void {
  const direction = DIRECTIONS[event.key];
  const from = (event.target as HTMLElement).closest<HTMLElement>('button.tile');
  if (!direction || !from) return;
  const [dx, dy] = direction;
  const middle = (tile: Element) => {
    const { left, top, width, height } = tile.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const at = middle(from);
  let nearest: HTMLElement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const tile of from.closest('ul')!.querySelectorAll<HTMLElement>('button.tile')) {
    const { x, y } = middle(tile);
    const ahead = (x - at.x) * dx + (y - at.y) * dy;
    const aside = Math.abs((x - at.x) * dy) + Math.abs((y - at.y) * dx);
    if (ahead < 4 || ahead + aside * 4 >= least) continue;
    least = ahead + aside * 4;
    nearest = tile;
  }
  event.preventDefault();
  nearest?.focus();
}
