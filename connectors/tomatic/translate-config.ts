import type { Config } from '../../model/config/schema.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { FileFault, FixedTurn, PersonKey, Sentence, Weekday } from '../../model/types.ts';
import { CONFIG_KEYS, NOT_NEEDED } from './config-keys.ts';
import { readConfigValue, readWhole } from './config-values.ts';
import { type FoundFixedTurn, readForcedTurns } from './fixed-turns.ts';
import { canBePerson, isNoPerson } from './person-keys.ts';
import { PERSON_MAPS } from './read-persons.ts';
import { readYaml, type SourceFile, sourceFile } from './source-file.ts';
import type { YamlNode } from './yaml-tree.ts';
import { entriesOf, itemsOf, showNode, textOf, type YamlEntry, yesNoOf } from './yaml-values.ts';

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;
/** A part of our configuration tree: a layer for `parseConfig`. */
export type PartialConfig = DeepPartial<Config>;

/** Names of files that the configuration gives; a key is missing where it gives none. */
export interface TomaticFileNames {
  persons?: string;
  /** `null`: said to be none. */
  idealLoads?: string | null;
  busy?: string[];
  fixedTurns?: string;
}

export interface TomaticConfig {
  /** What the file says, and no more, besides the preset and the five days of a full week. */
  config: PartialConfig;
  personLimits: Record<PersonKey, number>;
  lunchExempt: PersonKey[];
  fixedTurns: FixedTurn[];
  files: TomaticFileNames;
  faults: FileFault[];
  /** Known keys that have no meaning here. */
  notes: Sentence[];
}

/** The same with the places of what still has to be held against the persons. */
export interface FoundConfig {
  config: PartialConfig;
  personLimits: { person: PersonKey; limit: number; at: number }[];
  lunchExempt: { person: PersonKey; at: number }[];
  groups: { group: string; at: number }[];
  fixedTurns: FoundFixedTurn[];
  files: TomaticFileNames;
  notes: Sentence[];
}

/**
 * Translates a Tomatic installation's `config.yaml`. Never throws: what cannot be understood is a fault of its
 * line, an unknown key too, and the rest comes in.
 */
export function translateTomaticConfig(yamlText: string, file: string): TomaticConfig {
  const faults: FileFault[] = [];
  const source = sourceFile(file, yamlText, faults);
  const root = readYaml(source, { dropLines: true });
  const found = translateTree(root, source);
  return {
    config: found.config,
    personLimits: Object.fromEntries(found.personLimits.map(({ person, limit }) => [person, limit])),
    lunchExempt: found.lunchExempt.map(({ person }) => person),
    fixedTurns: found.fixedTurns.map(({ file: _file, at: _at, ...turn }) => turn),
    files: found.files,
    faults,
    notes: found.notes,
  };
}

/** `root` null: there is no readable file, only what always holds comes back. */
export function translateTree(root: YamlNode | null, file: SourceFile): FoundConfig {
  const tree: Record<string, unknown> = {};
  const found: FoundConfig = {
    config: tree as PartialConfig,
    personLimits: [],
    lunchExempt: [],
    groups: [],
    fixedTurns: [],
    files: {},
    notes: [],
  };
  setAt(tree, 'rules.preset', 'tomatic');
  setAt(tree, 'load.fullWeekDays', 5);
  if (!root) return found;

  const special = specialKeys(tree, found, file);
  let searchDaysLine: number | null = null;
  for (const entry of entriesOf(root, file, file.name)) {
    const name = entry.key === 'hores' ? 'hours' : entry.key;
    const moved = CONFIG_KEYS.find(({ key }) => key === name);
    const read = special.get(name);
    if (name === 'diesCerca') searchDaysLine = entry.line;
    if (read) read(entry);
    else if (moved) {
      // A key with nothing behind it says nothing, except that a map of groups is empty.
      if (moved.kind !== 'group-numbers' && isEmpty(entry)) continue;
      const value = readConfigValue(moved, entry, file);
      if (value !== undefined) for (const path of moved.to) setAt(tree, path, value);
      if (moved.kind === 'group-numbers') noteGroups(entry, found);
    } else if (NOT_NEEDED.includes(name)) {
      found.notes.push(sentence('import.tomatic.not-needed', { name }));
    } else if (!PERSON_MAPS.includes(name)) {
      file.report(entry.line, 'import.tomatic.unknown-key', { name });
    }
  }
  settle(found, file, searchDaysLine);
  return found;
}

function specialKeys(
  tree: Record<string, unknown>,
  found: FoundConfig,
  file: SourceFile,
): Map<string, (entry: YamlEntry) => void> {
  const yesNo = (use: (yes: boolean) => void) => (entry: YamlEntry) => {
    const yes = yesNoOf(entry.value);
    if (yes !== null) use(yes);
    else if (!isEmpty(entry)) {
      const values = { name: entry.key, value: showNode(entry.value) };
      file.report(entry.line, 'import.tomatic.expected-yes-no', values);
    }
  };
  const fileName = (use: (name: string) => void) => (entry: YamlEntry) => {
    const name = textOf(entry.value);
    if (name) use(name);
    else if (!isEmpty(entry)) file.report(entry.line, 'import.tomatic.expected-text', { name: entry.key });
  };
  return new Map<string, (entry: YamlEntry) => void>([
    ['deixaEsmorzar', yesNo((yes) => setAt(tree, 'rules.tomatic.lunch.level', yes ? 'hard' : 'off'))],
    [
      'ignoreOptionalAbsences',
      yesNo((yes) => setAt(tree, 'rules.tomatic.optional-unavailability.level', yes ? 'off' : 'soft')),
    ],
    ['aleatori', () => found.notes.push(sentence('import.tomatic.seed-instead', { name: 'aleatori' }))],
    ['noVolenEsmorzar', (entry) => found.lunchExempt.push(...readKeys(entry, file))],
    ['maximHoresDiaries', (entry) => found.personLimits.push(...readLimits(entry, file))],
    ['forced', (entry) => found.fixedTurns.push(...readForcedTurns(entry.value, file))],
    ['personsfile', fileName((name) => Object.assign(found.files, { persons: name }))],
    ['forcedTimeTable', fileName((name) => Object.assign(found.files, { fixedTurns: name }))],
    [
      'idealshifts',
      (entry) => {
        if (isEmpty(entry)) found.files.idealLoads = null;
        else fileName((name) => Object.assign(found.files, { idealLoads: name }))(entry);
      },
    ],
    [
      'busyFiles',
      (entry) => {
        if (isEmpty(entry)) return;
        const names = (itemsOf(entry.value) ?? [entry.value]).map((item) => item && textOf(item));
        if (names.every((name) => typeof name === 'string')) found.files.busy = names;
        else file.report(entry.line, 'import.tomatic.expected-list', { name: entry.key });
      },
    ],
  ]);
}

/** What depends on more than one key. */
function settle(found: FoundConfig, file: SourceFile, searchDaysLine: number | null): void {
  const { config } = found;
  const firstLines = config.rules?.tomatic?.['first-lines'];
  // Without lines that differ there is no first one to spare people from.
  if (firstLines && config.week?.distinctLines) firstLines.level = 'hard';

  const days: Weekday[] = config.week?.days ?? ['mon', 'tue', 'wed', 'thu', 'fri'];
  const searchDays = config.solver?.searchDays;
  if (!searchDays?.some((day) => !days.includes(day))) return;
  file.report(searchDaysLine, 'import.tomatic.search-days', { days: days.join(', ') }, true);
  config.solver!.searchDays = searchDays.filter((day) => days.includes(day));
}

function readKeys(entry: YamlEntry, file: SourceFile): { person: PersonKey; at: number }[] {
  const items = itemsOf(entry.value);
  if (!items) {
    file.report(entry.line, 'import.tomatic.expected-list', { name: entry.key });
    return [];
  }
  return items.flatMap((item) => {
    const person = item ? textOf(item) : null;
    if (person === null || isNoPerson(person)) return [];
    if (canBePerson(person)) return [{ person, at: item!.line }];
    file.report(item!.line, 'import.tomatic.bad-key', { value: person });
    return [];
  });
}

function readLimits(entry: YamlEntry, file: SourceFile): { person: PersonKey; limit: number; at: number }[] {
  return entriesOf(entry.value, file, entry.key).flatMap(({ key, value, line }) => {
    if (isNoPerson(key)) return [];
    if (!canBePerson(key)) {
      file.report(line, 'import.tomatic.bad-key', { value: key });
      return [];
    }
    const limit = readWhole(value, line, file, `${entry.key}.${key}`, 0, 31);
    return limit === undefined ? [] : [{ person: key, limit, at: line }];
  });
}

function noteGroups(entry: YamlEntry, found: FoundConfig): void {
  if (entry.value.kind !== 'map') return;
  for (const { key } of entry.value.pairs) {
    const group = textOf(key);
    if (group !== null && !isNoPerson(group)) found.groups.push({ group, at: key.line });
  }
}

function isEmpty(entry: YamlEntry): boolean {
  return entry.value.kind === 'scalar' && textOf(entry.value) === null;
}

function setAt(tree: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  let at = tree;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Record<string, unknown>;
  }
  at[last] = value;
}
