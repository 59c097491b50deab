/** One timer for everything that ages on a page; it rests while nobody watches. */
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls back each second; answers with what stops it. */
export function everySecond(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    for (const one of [...watchers]) one();
  }, 1000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** "0:07", "12:30", "1:02:30": how long something lasts. */
export function sayDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
