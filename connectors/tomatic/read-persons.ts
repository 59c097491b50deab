import { parseColor } from '../../model/color.ts';
import { newPerson } from '../../model/new-person.ts';
import type { Person, PersonKey } from '../../model/types.ts';
import { canBePerson, isNoPerson } from './person-keys.ts';
import type { SourceFile } from './source-file.ts';
import { isNull, type YamlNode } from './yaml-tree.ts';
import { entriesOf, itemsOf, numberOf, numbersOf, showNode, textOf, type YamlEntry } from './yaml-values.ts';

type Persons = Map<PersonKey, Person>;
type Take = (person: Person, entry: YamlEntry, file: SourceFile, persons: Persons) => void;

/** What each map from person to value says. The ERP user is not needed here, but its map names persons too. */
const TAKE: Record<string, Take> = {
  names: (person, { value }) => {
    person.name = textOf(value) || person.name;
  },
  extensions: takeExtension,
  tables: takeTable,
  taules: takeTable,
  colors: takeColor,
  emails: (person, { value }) => {
    person.email = textOf(value) || null;
  },
  erpusers: () => {},
  idealloads: takeIdealLoad,
  loads: takeIdealLoad,
};

/** The maps of persons that a file may have: `persons.yaml`, and the configuration of installations without one. */
export const PERSON_MAPS: readonly string[] = [...Object.keys(TAKE), 'groups'];

/** Everybody whom a map of the file names, by key. With `strict`, a map that we do not know is a fault. */
export function readPersons(root: YamlNode, file: SourceFile, options: { strict: boolean }): Persons {
  const persons: Persons = new Map();
  const sections = entriesOf(root, file, file.name);
  for (const section of sections) {
    const take = TAKE[section.key];
    if (take) {
      for (const entry of entriesOf(section.value, file, section.key)) {
        const person = personOf(entry, file, persons);
        if (person && !isNull(entry.value)) take(person, entry, file, persons);
      }
    } else if (section.key !== 'groups' && options.strict) {
      file.report(section.line, 'import.tomatic.unknown-key', { name: section.key });
    }
  }
  // After the others, which say who there is.
  for (const section of sections) {
    if (section.key === 'groups') readGroups(section, file, persons);
  }
  return persons;
}

/**
 * Lays the ideal loads of a file of their own over the persons: it says alone who attends the phone, and a person
 * whom only it names is one.
 */
export function takeIdealLoads(root: YamlNode, file: SourceFile, persons: Persons): void {
  const loads = new Map<PersonKey, number>();
  for (const entry of numbersOf(root, file, file.name)) {
    if (entry.number < 0) file.report(entry.line, 'import.tomatic.bad-load', loadValues(entry));
    else {
      const person = personOf(entry, file, persons);
      if (person) loads.set(person.key, entry.number);
    }
  }
  for (const person of persons.values()) {
    if (person.idealLoad !== null && !loads.has(person.key)) {
      file.report(null, 'import.tomatic.load-only-in-persons', {
        person: person.key,
        load: person.idealLoad,
      });
    }
    person.idealLoad = loads.get(person.key) ?? null;
  }
}

function personOf(entry: YamlEntry, file: SourceFile, persons: Persons): Person | null {
  if (isNoPerson(entry.key)) return null;
  if (!canBePerson(entry.key)) {
    file.report(entry.line, 'import.tomatic.bad-key', { value: entry.key });
    return null;
  }
  const known = persons.get(entry.key);
  if (known) return known;
  const person = newPerson(entry.key);
  persons.set(person.key, person);
  return person;
}

/** An extension rings at one person: of those who share one, the first keeps it. */
function takeExtension(person: Person, entry: YamlEntry, file: SourceFile, persons: Persons): void {
  const extension = textOf(entry.value);
  if (extension === '') return;
  if (extension === null || !/^\d+$/.test(extension)) {
    const values = { person: person.key, value: showNode(entry.value) };
    file.report(entry.line, 'import.tomatic.bad-extension', values);
    return;
  }
  const owner = [...persons.values()].find((one) => one.extension === extension);
  if (!owner) person.extension = extension;
  else {
    const values = { person: person.key, owner: owner.key, extension };
    file.report(entry.line, 'import.tomatic.extension-taken', values);
  }
}

function takeTable(person: Person, entry: YamlEntry, file: SourceFile): void {
  const table = numberOf(entry.value);
  if (table !== null && Number.isInteger(table) && table >= -1) person.table = table === -1 ? null : table;
  else
    file.report(entry.line, 'import.tomatic.bad-table', { person: person.key, value: showNode(entry.value) });
}

function takeColor(person: Person, entry: YamlEntry, file: SourceFile): void {
  const text = textOf(entry.value);
  if (text === '') return;
  const color = text === null ? null : parseColor(text);
  if (color) person.color = color;
  else
    file.report(entry.line, 'import.tomatic.bad-color', { person: person.key, value: showNode(entry.value) });
}

function takeIdealLoad(person: Person, entry: YamlEntry, file: SourceFile): void {
  const load = numberOf(entry.value);
  if (load !== null && load >= 0) person.idealLoad = load;
  else file.report(entry.line, 'import.tomatic.bad-load', loadValues(entry));
}

function loadValues(entry: YamlEntry): { person: string; value: string } {
  return { person: entry.key, value: showNode(entry.value) };
}

function readGroups(section: YamlEntry, file: SourceFile, persons: Persons): void {
  for (const { key: group, value, line } of entriesOf(section.value, file, 'groups')) {
    const members = itemsOf(value);
    if (!members) {
      file.report(line, 'import.tomatic.expected-list', { name: group });
      continue;
    }
    for (const member of members) {
      const key = member ? textOf(member) : null;
      if (key === null || isNoPerson(key)) continue;
      const person = persons.get(key);
      if (person) person.groups = [...new Set([...person.groups, group])].sort();
      else file.report(member!.line, 'import.tomatic.unknown-person', { person: key });
    }
  }
}
