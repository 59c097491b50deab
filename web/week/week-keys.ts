const KEPT = 'lineup-letters';

/** Whether single letters do something: people can switch that off. */
export function areLettersKeys(): boolean {
  return localStorage.getItem(KEPT) !== 'off';
}

export function useLettersAsKeys(isWanted: boolean): void {
  localStorage.setItem(KEPT, isWanted ? 'on' : 'off');
}

/**
 * Single keys of a page, where nobody is writing. Letters can be switched off (WCAG 2.1.4). Answers with what stops
 * them.
 */
export function weekKeys(keys: Record<string, () => void>): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0] as HTMLElement;
    const isWriting = target.closest?.('input, textarea, select, dialog[open]') !== null;
    if (isWriting && event.key !== 'Escape') return;
    if (event.key.length === 1 && !areLettersKeys()) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
