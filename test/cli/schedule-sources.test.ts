import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { daysBetween } from '../../model/time.ts';
import { runCommand, startCommand } from '../support/commands.ts';
import { ownFolder, withStore } from '../support/data-folders.ts';
import { type GoogleDocument, type GoogleServer, startGoogleServer } from '../support/google-server.ts';
import { type OdooServer, startOdooServer } from '../support/odoo-server.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const MONDAY = '2026-03-02';

/** A team of five on one line, whose loads say 4, and a configuration of its sources. */
async function team(sources: Record<string, unknown> = {}): Promise<string> {
  const data = await ownFolder(async (store) => {
    for (const [key, name] of [
      ['alba', 'Alba'],
      ['nuria', 'Núria Pou'],
      ['pau', 'Pau'],
      ['marta', 'Marta'],
      ['joan', 'Joan'],
    ] as const) {
      const email = `${key}@example.org`;
      await store.persons.save({
        key,
        name,
        email,
        extension: null,
        color: '#aaaaff',
        table: null,
        groups: [],
        idealLoad: 4,
        dailyLimit: null,
        lunchExempt: false,
        locale: null,
        active: true,
        roles: [],
        coat: null,
      });
    }
  });
  // JSON is YAML.
  writeFileSync(join(data, 'config.yaml'), JSON.stringify({ week: { lines: 1 }, sources }));
  return data;
}

/** What a download may change: loads, absences, closed days, and what is remembered of it. */
function known(data: string) {
  return withStore(join(data, 'lineup.sqlite'), async (store) => ({
    loads: Object.fromEntries((await store.persons.list()).map(({ key, idealLoad }) => [key, idealLoad])),
    absences: (await store.absences.list()).map(
      ({ person, from, to, kind, source }) => `${source}: ${person} ${kind} ${from}..${to}`,
    ),
    closedDays: (await store.closedDays.list()).map(({ date, name, source }) => `${source}: ${date} ${name}`),
    downloads: (await store.downloads.latest()).map(({ what, source }) => `${what} from ${source}`),
    weeks: (await store.timetables.list()).length,
  }));
}

const untouched = {
  loads: { alba: 4, joan: 4, marta: 4, nuria: 4, pau: 4 },
  absences: [],
  closedDays: [],
  downloads: [],
  weeks: 0,
};

function schedule(data: string, words: string[], env: Record<string, string> = {}) {
  return runCommand('schedule-hours', [MONDAY, ...words], { data, env });
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many forms.
const answerOf = (stdout: string): any => JSON.parse(stdout.trimEnd().split('\n').at(-1)!);

describe('--source files', () => {
  test('004.20 004.45 004.46 loads, absences and closed days arrive, are kept, and serve --keep', async () => {
    const data = await team();
    const files = join(data, 'files');
    mkdirSync(files);
    writeFileSync(
      join(files, 'ideal-loads.yaml'),
      'alba: 3\nNuria POU: 5\npau@example.org: 2\nZorro: 9\nmarta: x\n',
    );
    writeFileSync(join(files, 'absences.conf'), '+alba tue # flu\nzorro wed # mask\nnuria 2026-03-05\n');
    writeFileSync(join(files, 'leaves.conf'), 'pau\n');
    writeFileSync(join(files, 'closed-days.conf'), '2026-03-03\tCarnival\n2026-03-33 x\n');
    const { code, stdout, stderr } = await schedule(data, ['--source', 'files', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const warnings = lines.filter(({ type }) => type === 'warning').map(({ text }) => text);
    expect(warnings).toHaveLength(4);
    for (const part of [
      '"Zorro" (ideal-loads.yaml) matches nobody here and was left out: correct the name there, or add the person.',
      '"zorro" (absences.conf:2) matches nobody here',
      'ideal-loads.yaml:5: "x" of marta is no number',
      'closed-days.conf:2: "2026-03-33" is no date',
    ]) {
      expect(warnings.join('\n')).toContain(part);
    }
    expect(lines.filter(({ type }) => type === 'stage').length).toBeGreaterThanOrEqual(4);
    const after = await known(data);
    expect(after).toEqual({
      // Joan is not there any more; Marta's load cannot be read and stays.
      loads: { alba: 3, joan: null, marta: 4, nuria: 5, pau: 2 },
      absences: [
        `files: pau leave ${MONDAY}..2026-03-08`,
        'files: alba holiday 2026-03-03..2026-03-03',
        'files: nuria holiday 2026-03-05..2026-03-05',
      ],
      closedDays: ['files: 2026-03-03 Carnival'],
      downloads: ['absences from files', 'closed-days from files', 'loads from files'],
      weeks: 1,
    });
    const answer = lines.at(-1);
    expect(Object.keys(answer.loads)).toEqual(['alba', 'marta', 'nuria', 'pau']);
    expect(answer.loads.pau).toMatchObject({ ideal: 2, workingDays: 0, final: 0 });
    expect(answer.timetable.closedDays).toEqual([{ date: '2026-03-03', name: 'Carnival' }]);
    expect(answer.downloads).toHaveLength(3);

    rmSync(files, { recursive: true });
    const gone = await schedule(data, ['--source', 'files']);
    expect(gone).toMatchObject({ code: 1, stdout: '', stderr: `${files} is not there: check the path.\n` });
    const kept = await schedule(data, ['--keep', '--source', 'files', '--lang', 'ca']);
    expect([kept.code, kept.stderr]).toEqual([0, '']);
    expect(kept.stdout).toMatch(/^absències: files, .*absences\.conf.*, fa \d+ segon(s)?$/m);
    expect(kept.stdout).toMatch(/^càrregues ideals: files, .*ideal-loads\.yaml, fa \d+ segon(s)?$/m);
    expect((await known(data)).loads).toEqual(after.loads);
  });
});

describe('--source sheets', () => {
  const planning = (): GoogleDocument => {
    const away = daysBetween('2026-01-01', '2026-03-03').length;
    const alba = ['Alba', ...new Array<string>(away - 1).fill(''), 'x'];
    return {
      id: 'doc-1',
      title: 'Shifts',
      sheets: {
        fullCarregaIdeal: [
          ['Name', 'Turns'],
          ['ALBA', '5'],
          ['nuria pou', '6'],
          ['Pau', '1'],
          ['Zorro', '9'],
        ],
        Leaves: [['Pau']],
        '2026': [alba, ['Núria Pou']],
      },
      namedRanges: {
        idealLoadNames: ['fullCarregaIdeal', 'A2:A20'],
        idealLoadValues: ['fullCarregaIdeal', 'B2:B20'],
        Vacances2026Semestre1: ['2026', 'A1:GZ40'],
      },
    };
  };

  async function withSheets(): Promise<{ data: string; google: GoogleServer }> {
    const google = await startGoogleServer([planning()]);
    onTestFinished(() => google.close());
    const settings = {
      keyFile: '',
      spreadsheetTitle: 'Shifts',
      leavesSheet: 'Leaves',
      apiUrl: google.url,
      tokenUrl: google.tokenUrl,
      timeoutSeconds: 5,
      attempts: 1,
    };
    const data = await team({ default: 'sheets', sheets: settings });
    const keyFile = join(data, 'key.json');
    writeFileSync(keyFile, JSON.stringify(google.key));
    const sources = { default: 'sheets', sheets: { ...settings, keyFile } };
    writeFileSync(join(data, 'config.yaml'), JSON.stringify({ week: { lines: 1 }, sources }));
    return { data, google };
  }
  const env = { NO_PROXY: '127.0.0.1' };

  test('004.17 004.18 004.19 004.20 the spreadsheet is read by a real client, kept, and not asked with --keep', async () => {
    const { data, google } = await withSheets();
    const { code, stdout, stderr } = await schedule(data, [], env);
    expect(code).toBe(0);
    expect(stderr).toContain('Reading ideal loads from "Shifts"\n');
    expect(stderr).toMatch(/"Zorro" \(.*\) matches nobody here and was left out/);
    expect(stdout).toMatch(/^ideal loads: sheets, Shifts.*, \d+ seconds? ago$/m);
    const after = await known(data);
    expect(after).toMatchObject({
      loads: { alba: 5, joan: null, marta: null, nuria: 6, pau: 1 },
      absences: ['sheets: pau leave 2026-03-02..2026-03-08', 'sheets: alba holiday 2026-03-03..2026-03-03'],
      closedDays: [],
      weeks: 1,
    });
    const asked = google.requests.length;
    const kept = await schedule(data, ['--keep', '--json'], env);
    expect(kept.code).toBe(0);
    expect(google.requests).toHaveLength(asked);
    expect(answerOf(kept.stdout).loads.alba.ideal).toBe(5);
    expect(answerOf(kept.stdout).downloads.map(({ source }: { source: string }) => source)).toContain(
      'sheets',
    );
  });

  test('a failing service, a table that is too small and a wrong key change nothing and say one sentence', async () => {
    const { data, google } = await withSheets();
    const refusals: { stderr: string; code: number | null }[] = [];
    google.faults.schedule({ at: '/values', status: 503, body: { error: { code: 503, message: 'down' } } });
    refusals.push(await schedule(data, ['--lang', 'ca'], env));
    google.documents = [
      {
        ...planning(),
        namedRanges: { ...planning().namedRanges, Vacances2026Semestre1: ['2026', 'A1:K40'] },
      },
    ];
    refusals.push(await schedule(data, [], env));
    google.documents = [{ ...planning(), shared: false }];
    refusals.push(await schedule(data, [], env));
    await google.close();
    refusals.push(await schedule(data, [], env));
    const last = (stderr: string) => stderr.trimEnd().split('\n').at(-1)!;
    expect(refusals.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(last(refusals[0]!.stderr)).toMatch(
      /ara no funciona: .*\. Torneu-ho a provar més tard; --keep treballa amb el que hi ha aquí\.$/,
    );
    expect(last(refusals[1]!.stderr)).toBe(
      'The range Vacances2026Semestre1 of "Shifts" is too small: it has 11 columns, and 6 March 2026 would be in column 66. Widen the named range and try again.',
    );
    expect(last(refusals[2]!.stderr)).toContain(`shared with ${google.key.client_email}`);
    expect(last(refusals[3]!.stderr)).toMatch(
      /does not work now: .*ECONNREFUSED.*--keep works with what is here\.$/,
    );
    expect(await known(data)).toEqual(untouched);
    const kept = await schedule(data, ['--keep', '--json'], env);
    expect(kept.code).toBe(0);
    expect(answerOf(kept.stdout).downloads).toEqual([]);
  });

  test('an interruption while fetching changes nothing, and meanwhile a second import is refused', async () => {
    const { data, google } = await withSheets();
    let heard = () => {};
    const reached = new Promise<void>((resolve) => {
      heard = resolve;
    });
    google.faults.schedule({ at: '/values', hang: true, struck: () => heard() });
    const first = startCommand('schedule-hours', [MONDAY], { data, env });
    await reached;
    const second = await schedule(data, [], env);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      new RegExp(
        `^Another "import" is at work since 2\\d{3}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(process ${first.child.pid}\\): wait for it to end and try again\\.\\n$`,
      ),
    );
    first.child.kill('SIGINT');
    const { code, stdout, stderr } = await first.ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('Interrupted while fetching: nothing was changed.');
    expect(await known(data)).toEqual(untouched);
    // It left no lock behind.
    expect((await schedule(data, [], env)).code).toBe(0);
  });
});

describe('--source odoo', () => {
  async function withOdoo(
    api: string,
  ): Promise<{ data: string; odoo: OdooServer; env: Record<string, string> }> {
    const odoo = await startOdooServer();
    onTestFinished(() => odoo.close());
    const data = await team({
      odoo: {
        url: odoo.url,
        database: odoo.database,
        login: odoo.login,
        password: '${ODOO_PASSWORD}',
        api,
        timeoutSeconds: 5,
        attempts: 1,
      },
    });
    odoo.tables = {
      'hr.employee': [
        { id: 1, name: 'Somebody', work_email: 'Alba@Example.org' },
        { id: 2, name: 'Zorro', work_email: 'zorro@example.org' },
      ],
      'hr.leave': [leave(1, 1, '2026-02-26', '2026-03-03'), leave(2, 2, '2026-03-04', '2026-03-04')],
      'resource.calendar.leaves': [
        {
          id: 1,
          name: 'Fair',
          date_from: '2026-03-05 00:00:00',
          date_to: '2026-03-05 23:59:59',
          resource_id: false,
          calendar_id: false,
        },
      ],
    };
    return { data, odoo, env: { ODOO_PASSWORD: odoo.password, NO_PROXY: '127.0.0.1' } };
  }

  function leave(id: number, employee: number, from: string, to: string) {
    return {
      id,
      state: 'validate',
      employee_id: [employee, `Employee ${employee}`],
      date_from: `${from} 07:00:00`,
      date_to: `${to} 15:00:00`,
      request_date_from: from,
      request_date_to: to,
      request_unit_half: false,
      request_unit_hours: false,
    };
  }

  test.each(['jsonrpc', 'json2'])(
    '004.45 004.46 leaves and closed days arrive over %s; loads stay those here',
    async (api) => {
      const { data, env } = await withOdoo(api);
      const { code, stdout, stderr } = await schedule(data, ['--source', 'odoo', '--lang', 'ru'], env);
      expect(code).toBe(0);
      expect(stderr).toContain('Читаем отсутствия из Odoo\n');
      expect(stderr).toMatch(/«Zorro.*» \(Odoo hr\.leave\) здесь никто, запись пропущена/);
      expect(stdout).toMatch(/^отсутствия: odoo, Odoo company · hr\.leave, \d+ секунд[уы]? назад$/m);
      expect(stdout).toContain('Fair');
      expect(await known(data)).toEqual({
        loads: untouched.loads,
        absences: ['odoo: alba leave 2026-03-02..2026-03-03'],
        closedDays: ['odoo: 2026-03-05 Fair'],
        downloads: ['absences from odoo', 'closed-days from odoo'],
        weeks: 1,
      });
    },
  );

  test('a wrong password, a broken server and a missing variable change nothing and say one sentence', async () => {
    const { data, odoo, env } = await withOdoo('jsonrpc');
    const wrong = await schedule(data, ['--source', 'odoo'], { ...env, ODOO_PASSWORD: 'guess' });
    odoo.faults.schedule({ at: 'hr.leave', status: 500, body: '<h1>Internal Server Error</h1>' });
    const broken = await schedule(data, ['--source', 'odoo'], env);
    const missing = await schedule(data, ['--source', 'odoo'], { NO_PROXY: '127.0.0.1' });
    expect([wrong.code, broken.code, missing.code]).toEqual([1, 1, 1]);
    expect(wrong.stderr).toContain(
      'login "planner" or its password is wrong. Check the key or the password;',
    );
    expect(broken.stderr).toMatch(/Odoo.* does not work now: .*--keep works with what is here\.\n$/);
    expect(missing.stderr).toContain(
      'sources.odoo.password: ${ODOO_PASSWORD}; expected the environment variable ODOO_PASSWORD to be set',
    );
    for (const { stdout, stderr } of [wrong, broken, missing]) {
      expect(stdout).toBe('');
      expect(stderr).not.toContain(odoo.password);
      expect(stderr).not.toMatch(/ {4}at |Traceback/);
    }
    expect(await known(data)).toEqual(untouched);
  });
});

test('a source that is not set up is told with the key that is missing', async () => {
  const data = await team();
  const sheets = await schedule(data, ['--source', 'sheets']);
  const odoo = await schedule(data, ['--source', 'odoo', '--lang', 'es']);
  expect(sheets).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'The source "sheets" is not set up: fill in sources.sheets.keyFile in the configuration, or use --keep or --source.\n',
  });
  expect(odoo.stderr).toBe(
    'La fuente «odoo» no está configurada: rellene sources.odoo.url en la configuración, o use --keep o --source.\n',
  );
});
