/**
 * The configuration keys of a Tomatic installation and where each lives here. One table for reading and writing.
 * Keys that need more than moving a value are in `translate-config.ts`.
 */

/** What a value must be. Costs are rounded to whole numbers; group numbers are maps from group to a whole number. */
export type ConfigKind = 'whole' | 'cost' | 'yes-no' | 'weekdays' | 'times' | 'text' | 'group-numbers';

export interface ConfigKey {
  key: string;
  kind: ConfigKind;
  /** Dotted paths in our configuration; all get the value. */
  to: string[];
  /** Bounds of a whole number. */
  from?: number;
  upTo?: number;
}

const rule = (path: string) => `rules.tomatic.${path}`;

export const CONFIG_KEYS: readonly ConfigKey[] = [
  { key: 'nTelefons', kind: 'whole', to: ['week.lines'], from: 1, upTo: 1000 },
  { key: 'diesVisualitzacio', kind: 'weekdays', to: ['week.days'] },
  { key: 'diesCerca', kind: 'weekdays', to: ['solver.searchDays'] },
  { key: 'hours', kind: 'times', to: ['week.slots'] },
  { key: 'discriminateLines', kind: 'yes-no', to: ['week.distinctLines'] },
  { key: 'maximHoresDiariesGeneral', kind: 'whole', to: ['week.dailyTurns'], from: 1, upTo: 31 },
  { key: 'maxOverload', kind: 'whole', to: ['load.maxOverload'], from: 0, upTo: 1000 },
  { key: 'adjustLines', kind: 'yes-no', to: ['load.adjustLines'] },
  { key: 'clusterize', kind: 'yes-no', to: ['load.clusterLines'] },
  { key: 'forgive', kind: 'yes-no', to: ['load.forgive'] },
  { key: 'maximPerTaula', kind: 'whole', to: [rule('table-limit.limit')], from: 1, upTo: 1000 },
  { key: 'maximsT1PerDia', kind: 'whole', to: [rule('first-lines.limit')], from: 1, upTo: 31 },
  { key: 'maxNingusPerTurn', kind: 'whole', to: [rule('holes.limit')], from: 0, upTo: 1000 },
  // The cost is for every gap, however long, so it stands for both of ours.
  {
    key: 'costHoresDiscontinues',
    kind: 'cost',
    to: [rule('split-day.weight'), rule('split-day.farWeight')],
  },
  // Charged for each turn times those before it on the day: n(n-1)/2 in all, as ours.
  { key: 'costHoresConcentrades', kind: 'cost', to: [rule('concentrated-load.weight')] },
  { key: 'costTaulaSorollosa', kind: 'cost', to: [rule('table-noise.weight')] },
  { key: 'costHoraNoDesitjada', kind: 'cost', to: [rule('optional-unavailability.weight')] },
  { key: 'costTornBuit', kind: 'cost', to: [rule('holes.weight')] },
  { key: 'minIdleInGroup', kind: 'group-numbers', to: [rule('group-idle.groups')] },
  { key: 'maxPhoningInGroup', kind: 'group-numbers', to: [rule('group-phoning.groups')] },
  { key: 'stopPenalty', kind: 'whole', to: ['solver.stopPenalty'], from: 0, upTo: 1_000_000_000 },
  { key: 'driveCertificate', kind: 'text', to: ['sources.sheets.keyFile'] },
  { key: 'documentDrive', kind: 'text', to: ['sources.sheets.spreadsheetTitle'] },
  { key: 'fullCarregaIdeal', kind: 'text', to: ['sources.sheets.idealLoadSheet'] },
  { key: 'idealLoadNamesRange', kind: 'text', to: ['sources.sheets.idealLoadNamesRange'] },
  { key: 'idealLoadValuesRange', kind: 'text', to: ['sources.sheets.idealLoadValuesRange'] },
  { key: 'leavesSheet', kind: 'text', to: ['sources.sheets.leavesSheet'] },
];

/** Keys that have no meaning here any more: of engines that are gone, of other programs, of finished hacks. */
export const NOT_NEEDED: readonly string[] = [
  'pruneRedundant',
  'backtrackDepth',
  'maxNodesToPersevere',
  'costLimit',
  'descartaNoPrometedores',
  'monitoringFile',
  'baseUrl',
  'websocket_port',
  'randomColors',
  'minizincSolvers',
  'nNingusMinizinc',
  'maxMonitoredSolutions',
  'maxNingusPerTurnInEdition',
  'threshold_hits',
  'computeShifts',
  'weekShifts',
  'overloadfile',
  'mostraCami',
  'maximCamiAMostrar',
  'newYearHack',
  'hangoutChannel',
  'callinfoPath',
  'fullIndisponibilitats',
  'fullCarrega',
  'intervalCarrega',
  'sempreUnLliure',
  'notoi_ids',
];
