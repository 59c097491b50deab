import { html } from 'lit';
import { say } from '../texts.ts';

/** What went wrong with the whole of a page or a part of it, and another try. */
export function faultNote(fault: string, again: () => void) {
  return html`<p class="callout danger" role="alert"><span>${fault}</span>
    <button class="button" @click=${again}>${say('shell.again')}</button></p>`;
}
