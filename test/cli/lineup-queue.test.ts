import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { openDemoWeek } from '../../actions/demo/open-demo-week.ts';
import { demoFolder, withStore } from '../support/data-folders.ts';
import { workplaceOn } from '../support/demo-week.ts';
import { runMany } from '../support/many-commands.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const WEEK = '2026-03-02';
const simulated = 'The PBX is simulated: it begins and ends with this command.';

/** Data of the demo team with a week in force. */
async function dataInForce(): Promise<string> {
  const data = await demoFolder(WEEK);
  await withStore(join(data, 'demo.sqlite'), async (store) => {
    await importDemo(store, WEEK);
    await openDemoWeek(workplaceOn(store), WEEK);
  });
  return data;
}

function lineup(data: string, ...commands: string[][]) {
  return runMany(
    commands.map((words) => ['lineup', ...words]),
    data,
  );
}

describe('004.102–004.107 lineup queue', () => {
  test('previews and sets a moment of the week, closed times, and weeks that nobody published', async () => {
    const data = await dataInForce();
    const inTurn = ['-d', '2026-03-03', '-t', '10:30'];
    const [preview, json, set, dry, sunday, unpublished] = lineup(
      data,
      ['queue', 'preview', ...inTurn],
      ['queue', 'preview', ...inTurn, '--json'],
      ['queue', 'set', ...inTurn],
      ['queue', 'set', ...inTurn, '--dry-run', '--json'],
      ['queue', 'set', '-d', '2026-03-08', '-t', '10:30'],
      ['queue', 'set', '-d', '2026-03-12', '-t', '10:30', '--lang', 'ca'],
    );
    const [{ wanted, slot }] = JSON.parse(json!.stdout);
    expect(slot).toEqual({ date: '2026-03-03', start: '10:15', end: '11:30' });
    expect(wanted).toHaveLength(6);
    expect(preview!.stdout.split('\n')[0]).toBe('support: 2026-03-03 10:15–11:30');
    for (const { name } of wanted) {
      expect(preview!.stdout).toContain(name);
      expect(set!.stdout).toContain(`  + ${name}`);
    }
    expect(JSON.parse(dry!.stdout)[0].steps).toHaveLength(6);
    expect(sunday).toMatchObject({ code: 0, stdout: expect.stringContaining('closed at this moment') });
    expect(unpublished!.stdout).toContain('no hi ha cap setmana vigent, així que la cua queda com està');
    expect(set!.stderr).toContain(simulated);
  });

  test('adds, pauses, resumes and clears by hand, and refuses in words', async () => {
    const data = await dataInForce();
    const [added, nobody, unknown, reason, noQueue, where, cleared] = lineup(
      data,
      ['queue', 'add', 'maria', '--json'],
      ['queue', 'add'],
      ['queue', 'add', '-m', 'zoe'],
      ['queue', 'pause', 'maria', '-r', 'siesta'],
      ['queue', 'show', '-q', 'sales'],
      ['queue', 'show', '-b', 'nowhere'],
      ['queue', 'clear', '--json'],
    );
    expect(JSON.parse(added!.stdout)).toEqual({ queue: 'support', person: 'maria', done: 'add' });
    expect(nobody).toMatchObject({ code: 2, stderr: expect.stringContaining('give the key of a person') });
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('zoe') });
    expect(reason).toMatchObject({ code: 1, stderr: expect.stringContaining('lunch, break, training') });
    expect(noQueue).toMatchObject({ code: 1, stderr: expect.stringContaining('sales') });
    expect(where).toMatchObject({ code: 2, stderr: expect.stringContaining('--pbx') });
    expect(JSON.parse(cleared!.stdout).queue).toBe('support');
  });

  test('004.196 tells a day’s figures and calls, and writes its report', async () => {
    const data = await dataInForce();
    const file = join(data, 'report.html');
    const [stats, calls, csv, written, wrong, profile] = lineup(
      data,
      ['queue', 'stats', '-d', WEEK],
      ['queue', 'calls', '-d', WEEK],
      ['queue', 'report', '-d', WEEK, '--as', 'csv'],
      ['queue', 'report', '-d', WEEK, '--as', 'html', '-o', file],
      ['queue', 'stats', '-d', '2026-02-30'],
      ['queue', 'profile', '--weeks', '2', '--lang', 'es'],
    );
    expect(stats!.stdout).toContain('Calls of 2 March 2026');
    expect(calls!.stdout).toBe('No call on 2 March 2026.\n');
    expect(csv!.stdout.split(/\r?\n/)[0]).toMatch(/^date,queue,from,to,received,/);
    expect(written).toMatchObject({ code: 0, stdout: `Written: ${file}\n` });
    expect(readFileSync(file, 'utf8')).toContain('</html>');
    expect(wrong).toMatchObject({ code: 2 });
    expect(profile!.stdout).toMatch(/^lunes +09:00–10:15 +0 +0 +0/m);
  });

  test('004.99 004.100 and extensions, and what is wrong with a PBX', async () => {
    const data = await dataInForce();
    const [dry, shown, clear, check, none] = lineup(
      data,
      ['extensions', 'load', '--dry-run'],
      ['extensions', 'show', '--json'],
      ['extensions', 'clear', '--dry-run'],
      ['pbx', 'check'],
      ['pbx', 'check', '--pbx', 'none'],
    );
    expect(dry!.stdout).toContain('0 added, 0 renamed, 0 removed, 28 as they were.');
    expect(JSON.parse(shown!.stdout)).toHaveLength(28);
    expect(clear!.stdout).toContain('28 would be taken away');
    expect(check!.stdout).toContain('✓');
    expect(none).toMatchObject({ code: 1, stdout: '' });
  });

  test('what cron calls does nothing where the server does it', async () => {
    const data = await dataInForce();
    const [set, report] = lineup(data, ['queue', 'set', '--scheduled'], ['queue', 'set', '-d', 'soon']);
    expect(set).toMatchObject({ code: 0, stdout: '' });
    expect(report).toMatchObject({ code: 2 });
  });
});
