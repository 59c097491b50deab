import { renderSentence } from '../model/texts/index.ts';
import type { Sentence } from '../model/types.ts';
import type { Door } from './door.ts';

/** What a long work tells while it goes on. */
export interface Progress {
  stage(sentence: Sentence): void;
  better(evaluation: { cost: number; holes: number; broken: number }, engine: string): void;
  /** No timetable costs less than this, as far as is known. */
  bound(bound: number): void;
  warn(text: string): void;
  /** Clears what was written over. May be called more than once. */
  end(): void;
}

/** Width of the bar. */
const BAR = 16;

/**
 * On a terminal one line that changes in place; in a file or for cron a plain line at each stage; with `--json` one
 * document a line on standard output.
 */
export function openProgress(door: Door, json: boolean): Progress {
  const { locale, say, out, note, isTerminal } = door;
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 100) / 10;
  let shown = '';
  const show = (text: string) => {
    shown = text;
    process.stderr.write(`\r\x1b[K${text}`);
  };
  const clear = () => {
    if (shown !== '') process.stderr.write('\r\x1b[K');
    shown = '';
  };
  const beat =
    isTerminal && !json
      ? setInterval(() => shown && show(shown.replace(/ · [\d.,]+ s$/, ` · ${seconds()} s`)), 200)
      : null;
  beat?.unref();

  let best: number | null = null;
  let holesLeft = 0;
  let least = 0;
  /** Cost and holes so far, and how much of the cost is proved to be unavoidable. */
  const showGap = () => {
    const share = best === null || best === 0 ? 1 : Math.min(1, least / best);
    const filled = Math.round(share * BAR);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    const gap = best === null ? 0 : Math.max(0, best - least);
    const words = say('cli.schedule.better', { cost: best ?? 0, count: holesLeft });
    show(`${words} · ${bar} ${say('cli.schedule.gap', { gap })} · ${seconds()} s`);
  };

  return {
    stage(sentence) {
      const text = renderSentence(locale, sentence);
      if (json) out(JSON.stringify({ type: 'stage', text, seconds: seconds() }));
      else if (isTerminal) show(`${text} · ${seconds()} s`);
      else note(text);
    },
    better({ cost, holes, broken }, engine) {
      if (json) out(JSON.stringify({ type: 'better', cost, holes, broken, engine, seconds: seconds() }));
      best = cost;
      holesLeft = holes;
      if (!json && isTerminal) showGap();
    },
    bound(found) {
      if (json) out(JSON.stringify({ type: 'bound', bound: found, seconds: seconds() }));
      least = Math.max(least, found);
      if (!json && isTerminal && best !== null) showGap();
    },
    warn(text) {
      clear();
      if (json) out(JSON.stringify({ type: 'warning', text }));
      else note(text);
    },
    end() {
      if (beat) clearInterval(beat);
      clear();
    },
  };
}
