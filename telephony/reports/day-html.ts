import { Html, html } from '../../model/html.ts';
import { speaker } from '../../model/texts/index.ts';
import { localStamp, longDate } from '../../model/time.ts';
import type { Locale } from '../../model/types.ts';
import type { DayReport } from './day-report.ts';
import { figureRows, sayPercent, unansweredOf } from './figure-rows.ts';
import { reportStyle } from './report-style.ts';
import { saySeconds } from './say-seconds.ts';
import { slotPlot } from './slot-plot.ts';

/** The day as one page that needs nothing else, to look at and to print. */
export function dayHtml(report: DayReport, { locale, now }: { locale: Locale; now: Date }): string {
  const say = speaker(locale);
  const { date, queue, stats, organisation, zone } = report;
  const title =
    queue === null ? say('calls.report.title', { date }) : say('calls.report.title-of', { date, queue });
  const headline = [
    [say('calls.figure.received'), String(stats.received)],
    [say('calls.figure.answered'), String(stats.answered)],
    [say('calls.report.not-answered'), String(unansweredOf(stats))],
    [say('calls.figure.service-level'), sayPercent(stats.serviceLevel)],
    [say('calls.figure.hold-average'), saySeconds(stats.hold.average)],
  ].map(([name, value]) => html`<li><strong>${value}</strong><span>${name}</span></li>`);
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${organisation}</title>
<style>${new Html(reportStyle)}</style>
</head>
<body>
<header><p>${organisation} · ${longDate(date, locale, true)}</p><h1>${title}</h1></header>
<main>
${stats.received === 0 ? html`<p>${say('calls.report.none')}</p>` : html`<ul class="headline">${headline}</ul>`}
${stats.slots.length > 0 ? plot() : null}
<section><h2>${say('calls.report.figures')}</h2><table>${figureRows(stats, say).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</table></section>
${stats.persons.length > 0 ? persons() : null}
${Object.keys(stats.queues).length > 1 ? queues() : null}
</main>
<footer>${say('calls.report.made', { at: localStamp(now.toISOString(), zone) })}</footer>
</body>
</html>
`;
  return page.text;

  function plot(): Html {
    return html`<section><h2>${say('calls.plot.title')}</h2>
<p class="legend"><span class="answered"></span>${say('calls.figure.answered')}
<span class="others"></span>${say('calls.report.not-answered')}</p>${slotPlot(report, say)}</section>`;
  }

  function persons(): Html {
    const rows = stats.persons.map(({ person, extension, answered, talk, missed, rejected, handedOn }) => {
      const name = person === null ? extension : (report.names[person] ?? person);
      return html`<tr><th scope="row">${name}</th><td>${answered}</td><td>${saySeconds(talk.total)}</td>
<td>${saySeconds(talk.average)}</td><td>${missed + rejected}</td><td>${handedOn}</td></tr>`;
    });
    const heads = [
      say('calls.head.person'),
      say('calls.figure.answered'),
      say('calls.figure.talk-total'),
      say('calls.figure.talk-average'),
      say('calls.head.missed'),
      say('calls.head.handed-on'),
    ].map((head) => html`<th scope="col">${head}</th>`);
    return html`<section><h2>${say('calls.report.persons')}</h2>
<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
  }

  function queues(): Html {
    const heads = [
      say('calls.head.queue'),
      say('calls.figure.received'),
      say('calls.figure.answered'),
      say('calls.report.not-answered'),
      say('calls.figure.service-level'),
    ].map((head) => html`<th scope="col">${head}</th>`);
    const rows = Object.entries(stats.queues).map(
      ([name, figures]) => html`<tr><th scope="row">${name}</th><td>${figures.received}</td>
<td>${figures.answered}</td><td>${unansweredOf(figures)}</td><td>${sayPercent(figures.serviceLevel)}</td></tr>`,
    );
    return html`<section><h2>${say('calls.report.queues')}</h2>
<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
  }
}
