import { Html, html } from '../../model/html.ts';
import { render, renderSentence, type Say, speaker } from '../../model/texts/index.ts';
import { longDate } from '../../model/time.ts';
import type { Locale, Person, Timetable, TimetableDay } from '../../model/types.ts';
import { pageStyle } from './page-style.ts';
import { type PersonView, viewPersons } from './persons-view.ts';

export interface HtmlOptions {
  locale: Locale;
  /** The organisation's name. */
  title: string;
  now: Date;
}

type Column = { date: string; day: TimetableDay | null; closedAs: string };

/** The week as one page that needs nothing else: to look at, in light and dark and on a phone, and to print. */
export function toHtml(timetable: Timetable, persons: readonly Person[], options: HtmlOptions): string {
  const { locale, title } = options;
  const say = speaker(locale);
  const view = viewPersons(persons);
  const heading = say('week.html.title', { week: timetable.week });
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} · ${title}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
<header><p>${title}</p><h1>${heading}</h1></header>
<main>
${grid(timetable, view, locale, say)}
${penalties(timetable, locale, say)}
${overloads(timetable, view, say)}
</main>
<footer>${say('week.html.made', { date: options.now.toISOString().slice(0, 10) })}</footer>
</body>
</html>
`;
  return page.text;
}

function columnsOf(timetable: Timetable): Column[] {
  return [
    ...timetable.days.map((day) => ({ date: day.date, day, closedAs: '' })),
    ...timetable.closedDays.map(({ date, name }) => ({ date, day: null, closedAs: name })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Days side by side, slots below one another, and in each cell its lines; on a phone the days stack. */
function grid(timetable: Timetable, view: (key: string) => PersonView, locale: Locale, say: Say): Html {
  const columns = columnsOf(timetable);
  const times = [...new Set(timetable.days.flatMap((d) => d.slots.map((s) => `${s.start}–${s.end}`)))].sort();
  const head = columns.map(({ date }) => html`<th scope="col">${longDate(date, locale, true)}</th>`);
  const rows = times.map((time, row) => {
    const cells = columns.map(({ date, day, closedAs }) => {
      if (!day) {
        if (row > 0) return null;
        const name = closedAs || say('week.table.closed');
        return html`<td class="closed" rowspan="${times.length}" data-day="${longDate(date, locale, true)}">${name}</td>`;
      }
      const slot = day.slots.find((candidate) => `${candidate.start}–${candidate.end}` === time);
      const turns = slot?.cells.map((key, line) =>
        turn(key, timetable.lines[line] ?? String(line + 1), view, say),
      );
      return html`<td data-day="${longDate(date, locale, true)}"><ul>${turns}</ul></td>`;
    });
    return html`<tr><th scope="row">${time}</th>${cells}</tr>\n`;
  });
  return html`<table class="week">
<caption>${say('week.html.caption')}</caption>
<thead><tr><td></td>${head}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function turn(key: string | null, line: string, view: (key: string) => PersonView, say: Say): Html {
  if (key === null)
    return html`<li class="hole"><span class="line">${line}</span> ${say('week.table.hole')}</li>`;
  const { name, color, textColor, extension } = view(key);
  const hint = extension ? `${name}, ${extension}` : name;
  return html`<li style="background:${color};color:${textColor}" title="${hint}"><span class="line">${line}</span> ${name}</li>`;
}

function penalties(timetable: Timetable, locale: Locale, say: Say): Html | null {
  if (timetable.penalties.length === 0) return null;
  const ordered = [...timetable.penalties].sort(
    (a, b) => Number(b.broken) - Number(a.broken) || b.cost - a.cost,
  );
  const rows = ordered.map((penalty) => {
    const name = render(locale, `rule.${penalty.rule}.name`);
    return html`<tr${penalty.broken ? new Html(' class="broken"') : null}><td class="number">${penalty.broken ? '✗' : penalty.cost}</td><td>${name.startsWith('rule.') ? '' : name}</td><td>${renderSentence(locale, penalty.sentence)}</td></tr>\n`;
  });
  const cost = timetable.cost === null ? null : say('week.summary.cost', { cost: timetable.cost });
  return html`<section><h2>${cost ?? say('week.html.penalties')}</h2><table class="list"><tbody>
${rows}</tbody></table></section>`;
}

function overloads(timetable: Timetable, view: (key: string) => PersonView, say: Say): Html | null {
  const uneven = Object.entries(timetable.overload)
    .filter(([, overload]) => overload !== 0)
    .sort(([, a], [, b]) => b - a);
  if (uneven.length === 0) return null;
  const rows = uneven.map(([key, overload]) => {
    const load = timetable.loads[key];
    return html`<tr><td>${view(key).name}</td><td class="number">${load?.final}</td><td class="number">${overload > 0 ? '+' : ''}${overload}</td></tr>\n`;
  });
  return html`<section><h2>${say('week.html.overload')}</h2><table class="list"><thead><tr><th scope="col">${say('week.summary.person')}</th><th scope="col">${say('week.summary.final')}</th><th scope="col">${say('week.summary.overload')}</th></tr></thead><tbody>
${rows}</tbody></table></section>`;
}
