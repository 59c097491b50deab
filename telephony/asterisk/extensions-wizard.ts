import type { NewExtension, PbxExtensions } from '../pbx.ts';
import { type AmiAction, type AmiMessage, field } from './ami-message.ts';
import type { Connection } from './connection.ts';
import {
  callerId,
  checkExtensions,
  countCalls,
  dropContacts,
  hashSecret,
  nameOf,
  needSecret,
  REALM,
  readEndpoints,
  verifyEndpoints,
} from './endpoints.ts';

export interface WizardOptions {
  pbx: string;
  /** In the folder of Asterisk's configuration; it is ours alone, but for the template. */
  file: string;
  template: string;
}

/** One line of the file's change, without its number. */
interface Step {
  action: 'NewCat' | 'DelCat' | 'Append' | 'Update';
  cat: string;
  var?: string;
  value?: string;
  options?: string;
}

interface Section {
  extension: string;
  lines: Map<string, string>;
}

/** Asterisk reads no more than 128 of an action, and drops what is beyond without a word. */
const mostLines = 120;

/** Phones as sections of a file for PJSIP's configuration wizard, changed through the manager. */
export function wizardExtensions(connection: Connection, options: WizardOptions): PbxExtensions {
  const { pbx, file } = options;
  const readSections = async () => {
    const { fields } = await connection.insist({ action: 'GetConfig', filename: file });
    return sectionsOf(fields);
  };
  const change = async (persons: Step[][]) => {
    const batches = inBatches(persons);
    for (const [i, steps] of batches.entries()) {
      const isLast = i === batches.length - 1;
      await connection.insist({
        action: 'UpdateConfig',
        srcfilename: file,
        dstfilename: file,
        // Each would start all phones anew.
        reload: isLast ? 'res_pjsip.so' : undefined,
        ...fieldsOf(steps),
      });
    }
  };

  return {
    async list() {
      const [sections, loaded] = await Promise.all([readSections(), readEndpoints(connection)]);
      return [...sections.values()].map(({ extension, lines }) => ({
        extension,
        name: nameOf(lines.get('endpoint/callerid') ?? ''),
        isRegistered: loaded.get(extension) ?? false,
      }));
    },
    async put(extensions) {
      const names = extensions.map(({ extension }) => extension);
      checkExtensions(pbx, names);
      const sections = await readSections();
      const persons = extensions.map((one) => stepsFor(one, sections.get(one.extension), options));
      await change(persons.filter((steps) => steps.length > 0));
      await verifyEndpoints(connection, pbx, { present: names });
    },
    async remove(extensions) {
      checkExtensions(pbx, extensions);
      const sections = await readSections();
      const there = extensions.filter((extension) => sections.has(extension));
      await change(there.map((cat) => [{ action: 'DelCat', cat }]));
      if (there.length === 0) return;
      await verifyEndpoints(connection, pbx, { absent: there });
      await dropContacts(connection, there);
    },
    countCalls: () => countCalls(connection),
  };
}

/** What makes the person's section as it should be; nothing if it is. */
function stepsFor(one: NewExtension, known: Section | undefined, { pbx, template }: WizardOptions): Step[] {
  const { extension: cat, secret } = one;
  const id = callerId(one);
  if (known && secret === null) {
    const current = known.lines.get('endpoint/callerid');
    if (current === id) return [];
    const action = current === undefined ? 'Append' : 'Update';
    return [{ action, cat, var: 'endpoint/callerid', value: id }];
  }
  const lines = {
    'inbound_auth/username': cat,
    'inbound_auth/auth_type': 'md5',
    'inbound_auth/realm': REALM,
    'inbound_auth/md5_cred': hashSecret(cat, needSecret(pbx, one)),
    'endpoint/callerid': id,
  };
  return [
    ...(known ? [{ action: 'DelCat', cat } as const] : []),
    { action: 'NewCat', cat, options: `inherit="${template}"` },
    ...Object.entries(lines).map(([key, value]): Step => ({ action: 'Append', cat, var: key, value })),
  ];
}

/** A person is never torn apart, so that each batch leaves a file that is whole. */
function inBatches(persons: Step[][]): Step[][] {
  const batches: Step[][] = [];
  let lines = 0;
  for (const steps of persons) {
    const size = steps.reduce((sum, step) => sum + Object.keys(step).length, 0);
    const batch = batches.at(-1);
    if (batch && lines + size <= mostLines) {
      batch.push(...steps);
      lines += size;
    } else {
      batches.push([...steps]);
      lines = size;
    }
  }
  return batches;
}

function fieldsOf(steps: Step[]): Omit<AmiAction, 'action'> {
  const fields: Record<string, string> = {};
  for (const [i, step] of steps.entries()) {
    const number = String(i).padStart(6, '0');
    for (const [key, value] of Object.entries(step)) fields[`${key}-${number}`] = value;
  }
  return fields;
}

/** Sections without templates, from `Category-000001: 201` and `Line-000001-000002: var=value`. */
function sectionsOf(message: AmiMessage): Map<string, Section> {
  const sections = new Map<string, Section>();
  for (const key of Object.keys(message)) {
    const number = key.match(/^category-(\d+)$/)?.[1];
    if (!number || field(message, `istemplate-${number}`) === '1') continue;
    const extension = field(message, key);
    if (!/^\d+$/.test(extension)) continue;
    const lines = new Map<string, string>();
    for (const line of Object.keys(message).filter((one) => one.startsWith(`line-${number}-`))) {
      const [name = '', ...value] = field(message, line).split('=');
      lines.set(name, value.join('='));
    }
    sections.set(extension, { extension, lines });
  }
  return sections;
}
