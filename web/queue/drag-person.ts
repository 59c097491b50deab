/** How far a mouse goes, and how long a finger rests, before somebody is lifted. */
const MOUSE_PIXELS = 5;
const FINGER_MS = 350;

/**
 * Drags what was pressed, with mouse, pen or finger, to a place with `data-drop`; tells its name. While something is
 * lifted the page has the class `lifting`, and the place under it `over`.
 */
export function dragPerson(event: PointerEvent, onDrop: (place: string) => void): void {
  const source = event.currentTarget as HTMLElement;
  if (event.button !== 0) return;
  const start = { x: event.clientX, y: event.clientY };
  const isFinger = event.pointerType === 'touch';
  const done = new AbortController();
  let ghost: HTMLElement | null = null;
  let under: HTMLElement | null = null;

  const lift = () => {
    ghost = source.cloneNode(true) as HTMLElement;
    ghost.classList.add('person-ghost');
    ghost.ariaHidden = 'true';
    ghost.style.setProperty('width', `${source.offsetWidth}px`);
    document.body.append(ghost);
    document.documentElement.classList.add('lifting');
    follow(start.x, start.y);
  };
  const follow = (x: number, y: number) => {
    ghost?.style.setProperty('transform', `translate(${x + 8}px, ${y + 8}px)`);
    const now = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]') ?? null;
    if (now === under) return;
    under?.classList.remove('over');
    now?.classList.add('over');
    under = now;
  };
  const end = () => {
    clearTimeout(timer);
    done.abort();
    ghost?.remove();
    under?.classList.remove('over');
    document.documentElement.classList.remove('lifting');
  };
  const timer = isFinger ? setTimeout(lift, FINGER_MS) : undefined;
  const options = { signal: done.signal };
  const move = (moved: PointerEvent) => {
    const far = Math.hypot(moved.clientX - start.x, moved.clientY - start.y);
    if (!ghost && isFinger && far > MOUSE_PIXELS * 2) return end();
    if (!ghost && !isFinger && far > MOUSE_PIXELS) lift();
    if (!ghost) return;
    moved.preventDefault();
    follow(moved.clientX, moved.clientY);
  };
  addEventListener('pointermove', move, { ...options, passive: false });
  addEventListener(
    'pointerup',
    () => {
      const place = ghost ? under?.dataset.drop : undefined;
      if (ghost) swallowClick();
      end();
      if (place !== undefined) onDrop(place);
    },
    options,
  );
  addEventListener('pointercancel', end, options);
  addEventListener('keydown', (key) => key.key === 'Escape' && end(), options);
  // A finger that drags does not scroll.
  addEventListener('touchmove', (touch) => ghost && touch.preventDefault(), { ...options, passive: false });
}

/** The click that ends a drag is none: it comes at once, or not at all. */
function swallowClick(): void {
  const done = new AbortController();
  const swallow = (click: Event) => {
    click.preventDefault();
    click.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true, signal: done.signal });
  setTimeout(() => done.abort());
}
