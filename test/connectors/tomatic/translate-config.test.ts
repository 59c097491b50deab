import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { NOT_NEEDED } from '../../../connectors/tomatic/config-keys.ts';
import { translateTomaticConfig } from '../../../connectors/tomatic/translate-config.ts';
import { writeConfig } from '../../../connectors/tomatic/write-config.ts';
import { parseConfig } from '../../../model/config/parse-config.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const translate = (text: string) => translateTomaticConfig(text, 'config.yaml');
const rulesOf = (text: string) => translate(text).config.rules!.tomatic!;
const faultsOf = (text: string) =>
  translate(text).faults.map(({ line, reason, kept }) => [
    line,
    reason.key.replace('import.tomatic.', ''),
    kept,
  ]);

describe('the configuration of a Tomatic installation in ours', () => {
  it('always takes the preset and the five days of a full week, and nothing else unsaid', () => {
    expect(translate('')).toEqual({
      config: { rules: { preset: 'tomatic' }, load: { fullWeekDays: 5 } },
      personLimits: {},
      lunchExempt: [],
      fixedTurns: [],
      files: {},
      faults: [],
      notes: [],
    });
  });

  it('004.172 nTelefons, 004.173 diesCerca, 004.174 diesVisualitzacio, 004.175 hours are the shape of the week', () => {
    const { config } = translate(
      'nTelefons: 7\ndiesCerca: [dv, dl]\ndiesVisualitzacio: [dl, dm, dv]\nhours: [9:00, 10:15, "11:30:00"]\n',
    );
    expect(config.week).toEqual({
      lines: 7,
      days: ['mon', 'tue', 'fri'],
      slots: ['09:00', '10:15', '11:30'],
    });
    expect(config.solver).toEqual({ searchDays: ['fri', 'mon'] });
  });

  it('004.176 discriminateLines tells lines apart, and then 004.183 maximsT1PerDia is a red line', () => {
    expect(translate('discriminateLines: yes\n').config.week).toEqual({ distinctLines: true });
    expect(rulesOf('maximsT1PerDia: 2\ndiscriminateLines: true\n')['first-lines']).toEqual({
      level: 'hard',
      limit: 2,
    });
    expect(rulesOf('maximsT1PerDia: 2\ndiscriminateLines: false\n')['first-lines']).toEqual({ limit: 2 });
  });

  it('004.178 ignoreOptionalAbsences switches the cost of optional unavailabilities off', () => {
    expect(rulesOf('ignoreOptionalAbsences: true\n')['optional-unavailability']).toEqual({ level: 'off' });
    expect(rulesOf('ignoreOptionalAbsences: false\n')['optional-unavailability']).toEqual({ level: 'soft' });
  });

  it('004.180 stopPenalty ends the search', () => {
    expect(translate('stopPenalty: 15\n').config.solver).toEqual({ stopPenalty: 15 });
  });

  it('004.181 deixaEsmorzar is the lunch as a red line, noVolenEsmorzar are its exceptions, without nobody', () => {
    expect(rulesOf('deixaEsmorzar: true\n').lunch).toEqual({ level: 'hard' });
    expect(rulesOf('deixaEsmorzar: off\n').lunch).toEqual({ level: 'off' });
    expect(translate('noVolenEsmorzar: [ningu, ana, bo]\n').lunchExempt).toEqual(['ana', 'bo']);
  });

  it('004.182 maximPerTaula limits a table', () => {
    expect(rulesOf('maximPerTaula: 3\n')['table-limit']).toEqual({ limit: 3 });
  });

  it('004.184 maximHoresDiariesGeneral and maximHoresDiaries limit days, in general and by person', () => {
    const { config, personLimits } = translate(
      'maximHoresDiariesGeneral: 3\nmaximHoresDiaries: {ana: 1, ningu: 4, bo: 0}\n',
    );
    expect(config.week).toEqual({ dailyTurns: 3 });
    expect(personLimits).toEqual({ ana: 1, bo: 0 });
  });

  it('004.185 the costs are the weights of their rules, and a gap costs the same however long', () => {
    const text =
      'costHoresDiscontinues: 35\ncostHoresConcentrades: 7\ncostTaulaSorollosa: 3\ncostHoraNoDesitjada: 12\ncostTornBuit: 90\n';
    expect(rulesOf(text)).toEqual({
      'split-day': { weight: 35, farWeight: 35 },
      'concentrated-load': { weight: 7 },
      'table-noise': { weight: 3 },
      'optional-unavailability': { weight: 12 },
      holes: { weight: 90 },
    });
  });

  it('004.185 rounds a cost that is no whole number and says so', () => {
    expect(rulesOf('costTaulaSorollosa: 2.5\n')['table-noise']).toEqual({ weight: 3 });
    expect(faultsOf('costTaulaSorollosa: 2.5\n')).toEqual([[1, 'rounded-cost', true]]);
    expect(faultsOf('\ncostTaulaSorollosa: -1\n')).toEqual([[2, 'expected-whole-number', false]]);
  });

  it('004.186 minIdleInGroup and maxPhoningInGroup go to their groups, and an empty map is an empty map', () => {
    const rules = rulesOf('minIdleInGroup:\nmaxPhoningInGroup: {it: 2, ningu: 8}\n');
    expect(rules['group-idle']).toEqual({ groups: {} });
    expect(rules['group-phoning']).toEqual({ groups: { it: 2 } });
  });

  it('004.187 reads forced turns with lists as keys, counted from 1, in every way that a list is written', () => {
    const { fixedTurns, faults } = translate(fixture('harbour/config.yaml'));
    expect(fixedTurns).toEqual([
      { weekday: 'mon', slot: 0, line: 3, person: null },
      { weekday: 'tue', slot: 1, line: 0, person: 'sal' },
      { weekday: 'wed', slot: 2, line: 1, person: 'pia' },
    ]);
    expect(faults).toEqual([]);
    expect(translate('forced: {}\n').fixedTurns).toEqual([]);
    expect(faultsOf('forced:\n  [dl, 0, 1]: ana\n  [xx, 1, 1]: ana\n  dl: ana\n')).toEqual([
      [2, 'bad-fixed-turn', false],
      [3, 'bad-fixed-turn', false],
      [4, 'bad-fixed-turn', false],
    ]);
  });

  it('004.189 takes the keys of the load and of holes', () => {
    const { config } = translate(
      'maxOverload: 1\nadjustLines: true\nclusterize: false\nmaxNingusPerTurn: 2\n',
    );
    expect(config.load).toEqual({ fullWeekDays: 5, maxOverload: 1, adjustLines: true, clusterLines: false });
    expect(config.rules?.tomatic).toEqual({ holes: { limit: 2 } });
  });

  it('takes the names of sheets and of files', () => {
    const { config, files } = translate(
      `${fixture('harbour/config.yaml')}personsfile: people.yaml\nidealshifts:\n`,
    );
    expect(config.sources?.sheets).toEqual({
      spreadsheetTitle: 'Harbour control',
      idealLoadSheet: 'Ideal',
      idealLoadNamesRange: 'who',
      idealLoadValuesRange: 'how_much',
      leavesSheet: 'Away',
    });
    expect(files).toEqual({
      busy: ['/srv/old/oneshot.conf', 'indisponibilitats.conf', 'indisponibilitats-vacances.conf'],
      fixedTurns: 'forced-turns.yaml',
      persons: 'people.yaml',
      idealLoads: null,
    });
  });

  it('004.177 004.179 004.188 notes what has no meaning here any more, once for each key', () => {
    const { notes, faults } = translate(NOT_NEEDED.map((key) => `${key}: 1\n`).join(''));
    expect(faults).toEqual([]);
    expect(notes.map((note) => note.values.name)).toEqual(NOT_NEEDED);
    expect(translate('aleatori: false\n').notes[0]!.key).toBe('import.tomatic.seed-instead');
  });

  it('says nothing of a key with nothing behind it', () => {
    const { config, faults } = translate('nTelefons:\nhours: ~\ndeixaEsmorzar:\nbusyFiles:\n');
    expect(config).toEqual({ rules: { preset: 'tomatic' }, load: { fullWeekDays: 5 } });
    expect(faults).toEqual([]);
  });

  it('reports each wrong value with its line and takes the rest', () => {
    const { config } = translate(fixture('stumbling/config.yaml'));
    expect(config.week).toEqual({ days: ['mon', 'tue'], dailyTurns: 2 });
    expect(config.load).toEqual({ fullWeekDays: 5, maxOverload: 3 });
    expect(faultsOf(fixture('stumbling/config.yaml'))).toEqual([
      [14, 'repeated-key', false],
      [1, 'expected-whole-number', false],
      [2, 'expected-weekday', false],
      [4, 'expected-times', false],
      [6, 'expected-whole-number', false],
      [6, 'bad-key', false],
      [8, 'expected-yes-no', false],
      [9, 'rounded-cost', true],
      [10, 'expected-whole-number', false],
      [11, 'expected-whole-number', false],
      [16, 'unknown-key', false],
      [20, 'bad-fixed-turn', false],
      [3, 'search-days', true],
    ]);
  });

  it('leaves a line out that breaks the syntax, and everything if there is no end to it', () => {
    const { config } = translate('nTelefons: 4\nx: y: z\nmaxOverload: 1\n');
    expect(config).toMatchObject({ week: { lines: 4 }, load: { maxOverload: 1 } });
    expect(faultsOf('nTelefons: 4\nx: y: z\nmaxOverload: 1\n')).toEqual([[2, 'no-yaml-line', false]]);
    const open = `nTelefons: 4\n${'x: [\n'.repeat(40)}`;
    expect(translate(open).config.week).toBeUndefined();
    expect(faultsOf(open).map(([, key]) => key)).toEqual(['no-yaml']);
  });

  it('is a layer that our configuration accepts, whatever the file', () => {
    for (const name of ['harbour', 'stumbling', 'attic']) {
      const { config } = translate(fixture(`${name}/config.yaml`));
      expect(parseConfig([{ file: name, text: dump(config) }], {}).faults).toEqual([]);
    }
  });

  it('comes back the same after writing', () => {
    const { config } = translate(fixture('harbour/config.yaml'));
    const whole = parseConfig([{ file: 'x', text: dump(config) }], {}).config!;
    const again = translate(writeConfig(whole, []));
    expect(again.faults).toEqual([]);
    expect(parseConfig([{ file: 'x', text: dump(again.config) }], {}).config).toEqual(whole);
  });
});
