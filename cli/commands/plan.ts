import type { Command } from 'commander';
import { planAhead } from '../../actions/plan-ahead.ts';
import { renderSentence } from '../../model/texts/index.ts';
import type { Door } from '../door.ts';
import { atWork, type CommonOptions, wholeNumber, withCommonOptions } from '../make-program.ts';

interface PlanOptions extends CommonOptions {
  weeksAhead: number;
  draft?: boolean;
}

/** `lineup plan`: what cron does in the place of a coordinator. */
export function addPlanCommand(program: Command, door: Door): void {
  const { say } = door;
  const plan = program
    .command('plan')
    .description(say('cli.plan.description'))
    .option('--weeks-ahead <n>', say('cli.plan.weeks-ahead'), wholeNumber('--weeks-ahead', 1, 52), 1)
    .option('--draft', say('cli.plan.draft'));
  withCommonOptions(plan, door).action((options: PlanOptions) =>
    atWork(door, options, 'none', async (workplace, { out, note, say, locale }) => {
      const stop = new AbortController();
      const abort = () => stop.abort();
      process.once('SIGINT', abort).once('SIGTERM', abort);
      const { weeksAhead, draft = false } = options;
      const answer = await planAhead(workplace, {
        weeksAhead,
        onlyDraft: draft,
        signal: stop.signal,
      }).finally(() => {
        process.off('SIGINT', abort).off('SIGTERM', abort);
      });
      const { week } = answer;
      if (answer.done === 'in-force') {
        return out(options.json ? JSON.stringify(answer) : say('cli.plan.in-force', { week }));
      }
      const { stored, planned, told, done } = answer;
      const { holes, broken } = planned;
      const cost = planned.timetable.cost ?? 0;
      const reasons = answer.reasons.map((reason) => renderSentence(locale, reason));
      const { id } = stored;
      if (options.json) return out(JSON.stringify({ done, week, id, cost, holes, broken, told, reasons }));
      if (done === 'published') out(say('cli.plan.published', { week, cost, told }));
      else if (holes === 0 && broken === 0) out(say('cli.plan.kept', { week, cost }));
      else out(say('cli.plan.incomplete', { week, holes, broken, told }));
      for (const reason of reasons) out(`  ${reason}`);
      if (answer.copyFailure) note(answer.copyFailure);
    }),
  );
}
