import '../styles/keys-sheet.css';
import { html } from 'lit';
import { say } from '../texts.ts';
import { areLettersKeys, useLettersAsKeys } from './week-keys.ts';

/** The keys of the week page, as a dialog to be opened by "?". */
export function keysSheet() {
  const keys = [
    ['← ↑ → ↓', 'week.keys.arrows'],
    ['s', 'week.keys.s'],
    ['c', 'week.keys.c'],
    ['i', 'week.keys.i'],
    ['m h', 'week.keys.mh'],
    ['z', 'week.keys.z'],
    ['[ ] t', 'week.keys.week'],
    ['/', 'week.keys.find'],
  ] as const;
  return html`<dialog class="keys" aria-labelledby="keys-title"><h2 id="keys-title">${say('week.keys.title')}</h2>
    <dl>${keys.map(([key, text]) => html`<div><dt>${key.split(' ').map((one) => html`<kbd>${one}</kbd> `)}</dt><dd>${say(text)}</dd></div>`)}</dl>
    <label class="check"><input type="checkbox" .checked=${areLettersKeys()} @change=${(event: Event) => useLettersAsKeys((event.target as HTMLInputElement).checked)} />${say('week.keys.enable')}</label>
    <form method="dialog"><button class="button primary">${say('shell.close')}</button></form></dialog>`;
}
