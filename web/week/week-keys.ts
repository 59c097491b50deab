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
    if (event.key.length === 1 && localStorage.getItem('lineup-letters') === 'off') return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
