import type { QueueView } from '../data/queues.ts';

const KEPT = 'lineup-pause-reason';

/** What a pause by one click is for: what it was for the last time here, else a break, else the first reason. */
export function quickReason({ pauseReasons }: QueueView): { key: string; text: string } | null {
  const kept = localStorage.getItem(KEPT);
  const find = (key: string | null) => pauseReasons.find((reason) => reason.key === key);
  return find(kept) ?? find('break') ?? pauseReasons[0] ?? null;
}

export function keepReason(key: string): void {
  localStorage.setItem(KEPT, key);
}
