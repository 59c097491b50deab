import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { person } from '../store/samples.ts';
import { type CommandOptions, runCommand, startCommand } from '../support/commands.ts';
import { ownFolder, withStore } from '../support/data-folders.ts';
import { KEY, startGoogleChat, TOKEN } from '../support/google-chat-server.ts';
import { startMailServer } from '../support/mail-server.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

/** A folder of data with a space, mail and two people, and `lineup say` there. */
async function place() {
  const [chat, mail] = [await startGoogleChat(), await startMailServer()];
  const data = await ownFolder(async ({ persons }) => {
    await persons.save(person('ada', { name: 'Àda Martí' }));
    await persons.save(person('ben', { email: null }));
  });
  writeFileSync(
    join(data, 'config.yaml'),
    `messaging:
  channels: {team: {kind: google-chat, url: '\${TEAM}'}}
  default: team
  email: {host: localhost, port: ${mail.port}, security: none, from: 'Lineup <lineup@example.org>'}
`,
  );
  const options: CommandOptions = { data, env: { TEAM: chat.webhook('TEAM') } };
  const say = async (words: string[], more: CommandOptions = {}) => {
    const outcome = await runCommand('lineup', ['say', ...words], { ...options, ...more });
    for (const secret of [KEY, TOKEN]) expect(outcome.stdout + outcome.stderr).not.toContain(secret);
    return outcome;
  };
  const kept = () => withStore(join(data, 'lineup.sqlite'), ({ messages }) => messages.list());
  return { chat, mail, say, kept, options };
}

/** A shell that hands these words on as standard input. */
const hearing = (text: string) => ['sh', '-c', `printf '%s' '${text}' | exec "$@"`, 'sh'];

const done = (stdout: string) => ({ code: 0, stdout: `${stdout}\n`, stderr: '' });

describe('lineup say', () => {
  test('004.191 says words or standard input to a channel or a person, and is done when it is out', async () => {
    const { chat, mail, say, kept } = await place();
    expect(await say(['At', '*five*?'])).toEqual(done('Sent to team.'));
    expect(await say(['-c', 'team', '--lang', 'ca'], { prefix: hearing('line one\nline two\n') })).toEqual(
      done('S’ha enviat a team.'),
    );
    expect(chat.texts('TEAM')).toEqual(['At *five*?', 'line one\nline two']);
    expect(await say(['-c', 'ada marti', '--subject', 'Hi', 'Hello'])).toEqual(done('Sent to Àda Martí.'));
    expect(mail.box).toMatchObject([{ to: ['ada@example.org'], headers: { subject: 'Hi' } }]);
    const json = await say(['--now', '--json', 'now']);
    expect(JSON.parse(json.stdout)).toEqual({ state: 'sent', target: 'team', id: null });
    expect(chat.texts('TEAM').at(-1)).toBe('now');
    expect((await kept()).map(({ state, by }) => [state, by])).toEqual(Array(3).fill(['sent', 'lineup']));
  });

  test('004.192 lists the targets, also where one is not known or none is named', async () => {
    const { say, options } = await place();
    const list = await say(['--list']);
    expect(list.stdout).toMatch(/team +team +channel, by default\n.*ada +Àda Martí +person, by mail/);
    expect(list.stdout).not.toContain('ben');
    const json = await say(['--list', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject([{ name: 'team', isDefault: true }, { name: 'ada' }]);
    expect(await say(['-c', 'nowhere', 'x'])).toEqual({
      ...{ code: 1, stdout: '' },
      stderr: 'There is nowhere to say something called "nowhere": choose one of team, ada.\n',
    });
    expect((await say(['-c', 'ben', 'x'])).stderr).toMatch(/^Ben cannot be reached by mail: .*\n$/);
    expect(await say([])).toMatchObject({ code: 2, stderr: expect.stringContaining('something to say') });
    writeFileSync(join(options.data!, 'config.yaml'), '# nothing\n');
    expect((await say(['--list'])).stdout).toMatch(/^Nowhere yet: add channels/);
    expect((await say(['x'])).stderr).toMatch(/^Say where: the configuration names no default channel/);
  });

  test('what does not get out is kept and told, and refused with exit code 1', async () => {
    const { chat, say, kept } = await place();
    chat.faults.schedule({ at: 'TEAM', status: 503 });
    const waiting = await say(['one']);
    expect(waiting).toEqual({
      ...{ code: 1, stdout: '' },
      stderr:
        'Not sent to team yet. team is out of order for now (it answers 503). It is kept, and goes out as soon as it can while a server runs.\n',
    });
    expect((await say(['two'])).stderr).toMatch(
      /^Not sent to team yet\. One message before it waits, too\. It is/,
    );
    expect(chat.texts('TEAM')).toEqual([]);
    // Past those that wait.
    expect(await say(['--now', 'three'])).toEqual(done('Sent to team.'));
    expect((await kept()).map(({ text, state }) => [text, state])).toEqual([
      ['two', 'queued'],
      ['one', 'queued'],
    ]);
  });

  test('what is refused for good is told, with --now without being kept', async () => {
    const { mail, say, kept } = await place();
    mail.faults.push({ at: 'rcpt', code: 550, text: 'No such user', times: 2 });
    const refused =
      /^Not sent to Àda Martí\. The mail server localhost refused it: .*550 No such user\..*\n$/;
    for (const words of [['--now'], []]) {
      const { code, stdout, stderr } = await say([...words, '-c', 'ada', 'x']);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(refused);
    }
    expect(await kept()).toMatchObject([{ state: 'failed', attempts: 1 }]);
  });

  test('what is only put into the outbox is sent by a server, once', async () => {
    const { chat, say, kept, options } = await place();
    expect(await say(['--queue', 'one'])).toEqual(done('It waits for a server that sends it to team.'));
    expect(chat.texts('TEAM')).toEqual([]);
    const server = startCommand('lineup', ['serve', '--port', '0'], options);
    await expect.poll(() => chat.texts('TEAM'), { timeout: 20_000 }).toEqual(['one']);
    // With the server up the command still waits until it is out, whoever sends it.
    expect(await say(['two'])).toEqual(done('Sent to team.'));
    expect(chat.texts('TEAM')).toEqual(['one', 'two']);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect((await kept()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});
