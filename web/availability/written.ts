/** What was written in a part of the page: it is read anew, and a short word tells of it. */
export interface Written {
  /** `null`: nothing to tell. */
  text: string | null;
  /** Takes it back. */
  undo: (() => Promise<unknown>) | null;
}

export function tellWritten(
  part: HTMLElement,
  text: string | null,
  undo: (() => Promise<unknown>) | null = null,
): void {
  part.dispatchEvent(new CustomEvent<Written>('written', { detail: { text, undo }, bubbles: true }));
}
