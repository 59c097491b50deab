import type { WeekNegotiation } from '../actions/view-reasons.ts';
import { renderSentence } from '../model/texts/index.ts';
import type { Sentence } from '../model/types.ts';
import type { Door } from './door.ts';
import { wrapText } from './wrap-text.ts';

/** Slots with holes that are told of; the others are counted. */
const MOST_HOLES = 12;
/** Where there are more than so many, only the first way for each is told. */
const FEW_HOLES = 4;

/** What a week with holes lacks and what would fill them, as lines under their own heading. */
export function describeNegotiation(
  { first, holes, left, anew }: WeekNegotiation,
  { say, locale, width }: Pick<Door, 'say' | 'locale' | 'width'>,
): string[] {
  const tell = (sentences: readonly Sentence[]) =>
    sentences.map((sentence) => renderSentence(locale, sentence)).join(' ');
  const lines = [say('cli.explain.holes'), ...first.map((one) => wrapText(tell([one]), width, '  '))];
  const mostWays = holes.length > FEW_HOLES ? 1 : Number.POSITIVE_INFINITY;
  for (const { sentence, open, ways } of holes.slice(0, MOST_HOLES)) {
    lines.push(wrapText(tell([sentence]), width, '  '));
    if (open) lines.push(wrapText(tell(open.sentences), width, '    - '));
    for (const way of ways.slice(0, mostWays)) lines.push(wrapText(tell(way.sentences), width, '    - '));
    if (!open && ways.length === 0) lines.push(wrapText(say('negotiation.hole.none'), width, '    - '));
  }
  if (holes.length > MOST_HOLES) {
    lines.push(`  ${say('cli.explain.more', { count: holes.length - MOST_HOLES })}`);
  }
  if (left > 0) lines.push(`  ${say('cli.explain.left', { count: left })}`);
  if (anew) lines.push(wrapText(tell(anew.sentences), width, '  '));
  return lines;
}
