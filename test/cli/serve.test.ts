import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { answer, runCommand, startCommand, succeed } from '../support/commands.ts';
import { demoFolder, ownFolder, withStore } from '../support/data-folders.ts';
import { newFolder } from '../support/stores.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const anyPort = ['--port', '0'];

/** The address that a command says. */
const urlIn = (said: string) => /http:\/\/localhost:\d+/.exec(said)![0];

/** Signs somebody in, and gives the cookie. */
async function enter(url: string, person: string): Promise<string> {
  const entered = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'x-lineup': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  expect(entered.status).toBe(201);
  return entered.headers.getSetCookie()[0]!.split(';')[0]!;
}

describe('lineup serve', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('answers until %s, and ends well', async (signal) => {
    const running = startCommand('lineup', ['serve', ...anyPort, '--lang', 'es'], {
      data: await demoFolder(),
    });
    await running.says('Ctrl-C lo detiene.');
    const url = urlIn(running.said.stdout);
    expect(running.said.stdout).toContain('Esto es la demostración');
    await enter(url, 'amir');
    running.child.kill(signal);
    const { code, stderr } = await running.ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/Detenido; no quedó nada a medias\.\n$/);
  });

  test('lets nobody choose who they are outside the demo, and says how people come in', async () => {
    const running = startCommand('lineup', ['serve'], { data: await ownFolder(), env: { LINEUP_PORT: '0' } });
    await running.says('Ctrl-C ends it.');
    expect(running.said.stderr).toContain('Nobody can sign in yet: set access.oidc in the configuration.');
    expect(running.said.stderr).toContain('Nobody administers yet: "lineup persons set KEY --roles admin"');
    const login = await fetch(`${urlIn(running.said.stdout)}/api/login`);
    expect(await login.json()).toMatchObject({ methods: [] });
  });

  test('says that the port is taken, and what to do', async () => {
    const data = await demoFolder();
    const first = startCommand('lineup', ['serve', ...anyPort], { data });
    await first.says('Ctrl-C');
    const { port } = new URL(urlIn(first.said.stdout));
    for (const [program, words] of [
      ['lineup', ['serve', '--port', port]],
      ['start', ['--port', port]],
    ] as const) {
      const second = await runCommand(program, [...words], { data });
      expect(second.code).toBe(1);
      expect(second.stderr).toContain(
        `Port ${port} of 127.0.0.1 is taken by another program: end that one, or choose another with --port or the variable LINEUP_PORT.`,
      );
    }
  });

  test.each([
    [[], [['demo', 'support']]],
    [['--pbx', 'simulated'], [['demo', 'support']]],
    [['--pbx', 'none'], []],
  ])('004.113 with %j the demo has the queues %j', async (words, expected) => {
    const running = startCommand('lineup', ['serve', ...anyPort, ...words], { data: await demoFolder() });
    await running.says('Ctrl-C ends it.');
    const url = urlIn(running.said.stdout);
    const cookie = await enter(url, 'amir');
    const answer = await fetch(`${url}/api/queues`, { headers: { cookie } });
    const { queues } = (await answer.json()) as {
      queues: { queue: string; pbx: { name: string; state: string } }[];
    };
    expect(queues.map(({ queue, pbx }) => [pbx.name, queue])).toEqual(expected);
    for (const { pbx } of queues) expect(pbx.state).toBe('ready');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });

  test.each([
    ['--pbx', 'nowhere', 2, 'asterisk, simulated, none'],
    ['--pbx', 'asterisk', 1, 'LINEUP_AMI_PASSWORD'],
  ] as const)('%s %s is refused, and it says what would be right', async (option, name, exit, expected) => {
    const { code, stderr } = await runCommand('lineup', ['serve', ...anyPort, option, name], {
      data: await demoFolder(),
    });
    expect([code, stderr]).toEqual([exit, expect.stringContaining(expected)]);
  });

  test.each([
    ['--port', 'x'],
    ['--port', '70000'],
  ])('%s %s is wrong use', async (...words) => {
    const { code, stderr } = await runCommand('lineup', ['serve', ...words], { data: await demoFolder() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--port')]);
  });
});

test('npm start makes the demo’s weeks, puts them in force and serves them', async () => {
  const data = join(await newFolder(), 'data');
  const running = startCommand('start', [...anyPort], { data });
  await running.says('Ctrl-C ends it.');
  const url = urlIn(running.said.stdout);
  const cookie = await enter(url, 'amir');
  const list = await fetch(`${url}/api/weeks`, { headers: { cookie } });
  const { weeks } = (await list.json()) as { weeks: { week: string; state: string }[] };
  expect(weeks.map(({ state }) => state)).toEqual(['published', 'published']);
  running.child.kill('SIGTERM');
  expect((await running.ended).code).toBe(0);
  // Only who owns the data reads what signs addresses.
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, 'secret'), 'utf8')).toMatch(/^[\w-]{43}\n$/);
});

describe('lineup keys', () => {
  test('makes, lists and revokes', async () => {
    const data = await demoFolder();
    const { id, secret } = await answer('lineup', ['keys', 'add', 'cron', 'plan:run, persons:read'], {
      data,
    });
    expect(secret).toMatch(/^lineup_[\w-]{43}$/);
    const list = await succeed('lineup', ['keys', 'list'], { data });
    expect(list).toContain('plan:run, persons:read');
    expect(list).not.toContain(secret);
    await succeed('lineup', ['keys', 'revoke', id], { data });
    const again = await runCommand('lineup', ['keys', 'revoke', id], { data });
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringContaining(`There is no key ${id} in force`),
    ]);
    const strange = await runCommand('lineup', ['keys', 'add', 'x', 'everything'], { data });
    expect([strange.code, strange.stderr]).toEqual([1 + 1, expect.stringContaining('timetable:read')]);
  });
});

test('lineup persons set gives and takes roles; every write of the command line is in the audit', async () => {
  const data = await ownFolder();
  const run = (...words: string[]) => answer('lineup', words, { data });
  expect(await run('persons', 'set', 'ada', '--roles', 'admin, supervisor')).toMatchObject({
    roles: ['admin', 'supervisor'],
  });
  const strange = await runCommand('lineup', ['persons', 'set', 'ada', '--roles', 'queen'], { data });
  expect(strange.stderr).toContain('queen');
  const last = await runCommand('lineup', ['persons', 'set', 'ada', '--roles', ''], { data });
  expect(last.stderr).toContain('Ada is the last administrator');
  await run('busy', 'add', 'ada', 'mon', '--reason', 'school');
  const { id } = await run('absences', 'add', 'ada', '2026-04-06');
  await run('absences', 'remove', id);
  await run('closed-days', 'add', '2026-05-01', 'Labour Day');
  await run('closed-days', 'remove', '2026-05-01');
  await run('fixed-turns', 'set', 'mon', '1', '1', 'ada');
  await run('persons', 'set', 'ben', '--roles', 'admin');
  expect(await run('persons', 'archive', 'ada')).toMatchObject({ freedTurns: [{ person: 'ada' }] });
  await withStore(join(data, 'lineup.sqlite'), async ({ audit }) => {
    expect((await audit.list()).map(({ who, what }) => `${who} ${what}`).reverse()).toEqual([
      'lineup person.add',
      'lineup availability.add',
      'lineup absence.add',
      'lineup absence.remove',
      'lineup closed-day.add',
      'lineup closed-day.remove',
      'lineup fixed-turn.edit',
      'lineup person.add',
      'lineup person.archive',
      'lineup fixed-turn.edit',
    ]);
  });
  expect(existsSync(join(data, 'secret'))).toBe(false);
});
