import type { Place } from '../../model/requests.ts';
import { placeOfKey } from './places.ts';

/** How far a mouse goes, and how long a finger rests, before a turn is lifted. */
const MOUSE_PIXELS = 5;
const FINGER_MS = 350;

/** Dragging turns with mouse, pen or finger. It lifts and drops by the grid's own events. */
export class TurnDrag {
  readonly #grid: HTMLElement;
  #ghost: HTMLElement | null = null;
  #droppedAt = 0;

  constructor(grid: HTMLElement) {
    this.#grid = grid;
  }

  /** The click that ends a drag is none. */
  get hasJustDropped(): boolean {
    return performance.now() - this.#droppedAt < 300;
  }

  begin(event: PointerEvent, place: Place): void {
    const button = event.currentTarget as HTMLElement;
    if (event.button !== 0 || button.matches('.hole, .past')) return;
    const start = { x: event.clientX, y: event.clientY };
    const isFinger = event.pointerType === 'touch';
    let isDragging = false;
    const over = new AbortController();
    const lift = () => {
      isDragging = true;
      this.#grid.dispatchEvent(new CustomEvent('turn-lift', { detail: place }));
      this.#showGhost(button, start);
    };
    const timer = isFinger ? setTimeout(lift, FINGER_MS) : undefined;
    const end = () => {
      clearTimeout(timer);
      over.abort();
      this.#ghost?.remove();
      this.#ghost = null;
    };
    const move = (moved: PointerEvent) => {
      const far = Math.hypot(moved.clientX - start.x, moved.clientY - start.y);
      if (!isDragging && isFinger && far > MOUSE_PIXELS * 2) return end();
      if (!isDragging && !isFinger && far > MOUSE_PIXELS) lift();
      if (!isDragging) return;
      moved.preventDefault();
      this.#moveGhost(moved.clientX, moved.clientY);
    };
    const drop = (up: PointerEvent) => {
      end();
      if (!isDragging) return;
      this.#droppedAt = performance.now();
      const under = document.elementFromPoint(up.clientX, up.clientY)?.closest<HTMLElement>('[data-place]');
      const key = under?.dataset.place;
      if (!key || under === button) {
        this.#grid.dispatchEvent(new CustomEvent('turn-cancel'));
        return;
      }
      this.#grid.dispatchEvent(new CustomEvent('turn-drop', { detail: placeOfKey(key) }));
    };
    const options = { signal: over.signal };
    addEventListener('pointermove', move, { ...options, passive: false });
    addEventListener('pointerup', drop, options);
    addEventListener('pointercancel', end, options);
    // A finger that drags does not scroll.
    addEventListener('touchmove', (touch) => isDragging && touch.preventDefault(), {
      ...options,
      passive: false,
    });
  }

  #showGhost(button: HTMLElement, at: { x: number; y: number }): void {
    const ghost = button.cloneNode(true) as HTMLElement;
    ghost.classList.add('ghost');
    ghost.removeAttribute('data-place');
    ghost.ariaHidden = 'true';
    ghost.style.setProperty('width', `${button.offsetWidth}px`);
    document.body.append(ghost);
    this.#ghost = ghost;
    this.#moveGhost(at.x, at.y);
  }

  #moveGhost(x: number, y: number): void {
    this.#ghost?.style.setProperty('transform', `translate(${x + 8}px, ${y + 8}px) rotate(-1.5deg)`);
  }
}
