/** Has `call` called at most once in so many milliseconds, the last time included; `now` calls it at once. */
export function throttle(pauseMs: number, call: () => void): { (): void; now(): void } {
  let timer: NodeJS.Timeout | null = null;
  let last = Number.NEGATIVE_INFINITY;
  const now = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    last = performance.now();
    call();
  };
  const later = () => {
    if (timer) return;
    const wait = last + pauseMs - performance.now();
    if (wait <= 0) now();
    else timer = setTimeout(now, wait);
  };
  return Object.assign(later, { now });
}
