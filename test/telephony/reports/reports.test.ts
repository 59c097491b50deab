import { describe, expect, test } from 'vitest';
import type { Call } from '../../../model/phones.ts';
import { speaker } from '../../../model/texts/index.ts';
import { dayStats } from '../../../telephony/day-stats.ts';
import { callsCsv, figuresCsv } from '../../../telephony/reports/day-csv.ts';
import { dayHtml } from '../../../telephony/reports/day-html.ts';
import type { DayReport } from '../../../telephony/reports/day-report.ts';
import { daySummary, dayText } from '../../../telephony/reports/day-text.ts';
import { saySeconds } from '../../../telephony/reports/say-seconds.ts';

const zone = 'Europe/Madrid';
const now = new Date('2026-03-09T17:00:00Z');

function call(i: number, more: Partial<Call>): Call {
  return {
    id: `main/${i}`,
    pbx: 'main',
    queue: 'support',
    number: `60011122${i}`,
    callerName: null,
    state: 'ended',
    outcome: 'abandoned',
    startedAt: `2026-03-09T08:${String(10 + i)}:00.000Z`,
    answeredAt: null,
    endedAt: `2026-03-09T08:${String(10 + i)}:40.000Z`,
    holdSeconds: 40,
    talkSeconds: null,
    answeredBy: null,
    person: null,
    rings: [],
    transfers: [],
    endedBy: null,
    position: 1,
    source: 'events',
    ...more,
  };
}

function report(calls: Call[], more: Partial<DayReport> = {}): DayReport {
  const slots = [
    { from: '2026-03-09T08:00:00.000Z', to: '2026-03-09T09:15:00.000Z' },
    { from: '2026-03-09T09:15:00.000Z', to: '2026-03-09T10:30:00.000Z' },
  ];
  const stats = dayStats(calls, { slots, serviceLevelSeconds: 20, country: 'ES' });
  const names = { ada: 'Ada <b>' };
  return { organisation: 'Hort & Co', zone, date: '2026-03-09', queue: null, stats, calls, names, ...more };
}

const byAda = (i: number, talkSeconds: number) =>
  call(i, {
    outcome: 'answered',
    holdSeconds: 5,
    talkSeconds,
    answeredBy: { extension: '201', interface: 'PJSIP/201' },
    person: 'ada',
  });
const day = report([
  byAda(1, 90),
  byAda(2, 3700),
  call(3, {}),
  call(4, { outcome: 'timed_out', number: null }),
]);

describe('004.194 004.196 the report of a day', () => {
  test('as a chat’s summary: what came, what was lost and why, who answered how much', () => {
    expect(daySummary(day, speaker('en')).split('\n')).toEqual([
      '*Calls of 9 March 2026*',
      '2 of 4 answered; service level 50 %.',
      '2 not answered: 1 abandoned, 1 timed out, 0 found nobody or no place.',
      'The longest wait was 0:40.',
      '- Ada <b>: 2 answered, 1:03:10; 0 missed',
    ]);
    expect(daySummary(report([]), speaker('ca'))).toBe('*Trucades: 9 de març del 2026*\nNo ha trucat ningú.');
  });

  test('as text: every figure in a column of its own', () => {
    const lines = dayText(day, speaker('en')).split('\n');
    expect(lines).toContain('answered           2');
    expect(lines).toContain('longest wait       0:40');
    expect(lines).toContain('talked in all      1:03:10');
    // What hardly ever happens is told only when it did.
    expect(lines.join('\n')).not.toContain('queue was full');
  });

  test('as a page: escaped, with a plot, in the reader’s language', () => {
    const page = dayHtml(day, { locale: 'es', now });
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Ada &lt;b&gt;');
    expect(page).toContain('Hort &amp; Co');
    expect(page).not.toContain('Ada <b>');
    expect(page).toContain('<title>09:00–10:15: 2 atendidas, 2 no</title>');
    expect(page.match(/<rect class="answered"/g)).toHaveLength(2);
    expect(page).not.toMatch(/<script|https?:\/\/|\son\w+=/);
    expect(dayHtml(report([]), { locale: 'en', now })).toContain('Nobody called.');
  });

  test('as CSV: a row for each slot and one for the day, and one for each call; no formulas', () => {
    const rows = figuresCsv(day).trim().split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toBe('2026-03-09,,09:00,10:15,4,2,1,1,0,0,0,0,0,3790,1895,3700,90,22.5,40,50');
    expect(rows[3]).toMatch(/^2026-03-09,,,,4,2,/);
    const calls = callsCsv(report([byAda(1, 90), call(2, { callerName: '=HYPERLINK("x")' })]))
      .trim()
      .split('\r\n');
    expect(calls[1]).toBe('main/1,support,2026-03-09 09:11,600111221,,answered,ada,201,5,90,0,,');
    expect(calls[2]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('says times as people do', () => {
    expect([null, 0, 59.6, 247, 3909].map(saySeconds)).toEqual(['–', '0:00', '1:00', '4:07', '1:05:09']);
  });
});
