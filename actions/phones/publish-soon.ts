/** Several changes within so long are told as one. */
const TOGETHER_MS = 5;

/** Tells of changes by name, at most once in a few milliseconds for each, the last one included. */
export function publishSoon(tell: (name: string) => void): {
  publish(name: string): void;
  close(): void;
} {
  const waiting = new Map<string, NodeJS.Timeout>();
  return {
    publish(name) {
      if (waiting.has(name)) return;
      const timer = setTimeout(() => {
        waiting.delete(name);
        tell(name);
      }, TOGETHER_MS);
      waiting.set(name, timer);
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
