/**
 * Tells of names at once, but of each at most once in so many milliseconds; the last time is never lost. Returns the
 * function to call, and the one that ends it. `onFailure` hears what `tell` throws: nobody waits for that.
 */
export function atMostEvery(
  ms: number,
  tell: (name: string) => void,
  onFailure: (error: unknown) => void = console.error,
): { tell(name: string): void; close(): void } {
  /** While a name is here it was told just now; `true`: and is to be told again. */
  const resting = new Map<string, { timer: NodeJS.Timeout; isDue: boolean }>();

  function say(name: string): void {
    const timer = setTimeout(() => {
      const { isDue } = resting.get(name)!;
      resting.delete(name);
      if (isDue) say(name);
    }, ms);
    resting.set(name, { timer, isDue: false });
    try {
      tell(name);
    } catch (error) {
      onFailure(error);
    }
  }

  return {
    tell(name) {
      const one = resting.get(name);
      if (one) one.isDue = true;
      else say(name);
    },
    close() {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
}
