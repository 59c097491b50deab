import { AppError } from '../../model/errors.ts';
import type { PbxFinding } from '../pbx.ts';
import { type AmiMessage, field } from './ami-message.ts';
import type { AsteriskPbxOptions } from './asterisk-pbx.ts';
import type { Connection } from './connection.ts';
import { interfaceTemplate } from './interface-template.ts';
import { queueNames } from './queue-names.ts';

/** What we use, and the class of the account (`write` in manager.conf) that allows it. */
const needed = {
  always: { QueueStatus: 'agent', QueueAdd: 'agent', QueueRemove: 'agent', QueuePause: 'agent' },
  off: {},
  wizard: {
    GetConfig: 'config',
    UpdateConfig: 'config',
    PJSIPShowEndpoints: 'system',
    PJSIPShowContacts: 'system',
    DBDel: 'system',
    CoreShowChannels: 'system',
  },
  astdb: {
    DBGet: 'system',
    DBPut: 'system',
    DBDel: 'system',
    PJSIPShowEndpoints: 'system',
    PJSIPShowContacts: 'system',
    CoreShowChannels: 'system',
  },
};
const oldestVersion = 13;

/** Looks at an Asterisk and what of it Lineup needs, without changing anything. */
export async function diagnose(
  connection: Connection,
  options: AsteriskPbxOptions,
  signal: AbortSignal,
): Promise<PbxFinding[]> {
  const { name: pbx, user } = options;
  try {
    await connection.whenReady(signal, 'once');
    const findings: PbxFinding[] = [{ key: 'login', level: 'fine', values: { pbx, user } }];
    findings.push(await checkVersion(connection, pbx));
    findings.push(...(await checkPermissions(connection, options)));
    findings.push(...checkEvents(connection, options));
    findings.push(...(await checkQueues(connection, options)));
    findings.push(...(await checkPhoneTemplate(connection, options)));
    return findings;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The key is the error's code, and so are its values.
    return [{ key: error.code, level: 'fault', values: error.values }];
  }
}

async function checkVersion(connection: Connection, pbx: string): Promise<PbxFinding> {
  const { fields } = await connection.act({ action: 'CoreSettings' });
  const version = field(fields, 'asteriskversion');
  const isOld = version !== '' && Number.parseInt(version, 10) < oldestVersion;
  if (version === '') return { key: 'version-unknown', level: 'doubt', values: { pbx } };
  return isOld
    ? { key: 'version-old', level: 'doubt', values: { pbx, version, oldest: oldestVersion } }
    : { key: 'version', level: 'fine', values: { pbx, version } };
}

/** Asterisk lists the actions that the account may use. */
async function checkPermissions(connection: Connection, options: AsteriskPbxOptions): Promise<PbxFinding[]> {
  const { name: pbx, user, extensions } = options;
  const { fields } = await connection.act({ action: 'ListCommands' });
  const allowed = new Set(Object.keys(fields));
  const lacking = new Map<string, string[]>();
  for (const [action, permission] of Object.entries({ ...needed.always, ...needed[extensions] })) {
    if (!allowed.has(action.toLowerCase())) {
      lacking.set(permission, [...(lacking.get(permission) ?? []), action]);
    }
  }
  if (lacking.size === 0) return [{ key: 'permissions', level: 'fine', values: { user } }];
  return [...lacking].map(([permission, actions]) => ({
    key: 'permission-missing',
    level: 'fault',
    values: { pbx, user, permission, actions: actions.join(', ') },
  }));
}

/** Who may read `system` is told when Asterisk is booted; other classes show only when something happens. */
function checkEvents(connection: Connection, { name: pbx, user }: AsteriskPbxOptions): PbxFinding[] {
  if (connection.hearsSystem) return [];
  return [{ key: 'events-unheard', level: 'doubt', values: { pbx, user } }];
}

/** Phones are made from a template, which only the administrator of the PBX can write. */
async function checkPhoneTemplate(
  connection: Connection,
  options: AsteriskPbxOptions,
): Promise<PbxFinding[]> {
  const { name: pbx, extensions, wizardFile: file, template } = options;
  if (extensions !== 'wizard') return [];
  const filter = 'TEMPLATES=include';
  const { fields } = await connection.act({ action: 'GetConfig', filename: file, filter });
  const isThere = Object.keys(fields).some((key) => {
    const number = key.match(/^category-(\d+)$/)?.[1];
    return number && field(fields, key) === template && field(fields, `istemplate-${number}`) === '1';
  });
  return isThere ? [] : [{ key: 'no-phone-template', level: 'fault', values: { pbx, file, template } }];
}

async function checkQueues(connection: Connection, options: AsteriskPbxOptions): Promise<PbxFinding[]> {
  const { name: pbx } = options;
  const queues = queueNames(options.queues);
  const items = await connection.list({ action: 'QueueStatus' });
  const of = (kind: string, name: string) =>
    items.filter((item) => isKind(item, kind) && field(item, 'queue') === name);
  const others = items.filter((item) => isKind(item, 'queueparams')).map((item) => field(item, 'queue'));

  const findings = queues.names.flatMap((queue): PbxFinding[] => {
    const name = queues.theirs(queue);
    const [params] = of('queueparams', name);
    if (!params) {
      const known = others.slice(0, 20).join(', ') || '–';
      return [{ key: 'queue-missing', level: 'fault', values: { pbx, queue: name, others: known } }];
    }
    const members = of('queuemember', name);
    const strategy = field(params, 'strategy');
    return [
      { key: 'queue', level: 'fine', values: { queue: name, strategy, count: members.length } },
      ...checkTemplates(name, members, options),
    ];
  });
  if (queues.names.length === 0) findings.push({ key: 'no-queues', level: 'doubt', values: { pbx } });
  return findings;
}

/** Somebody is in the queue, and none of them looks like one of ours. */
function checkTemplates(queue: string, members: AmiMessage[], options: AsteriskPbxOptions): PbxFinding[] {
  const template = interfaceTemplate(options.interface);
  const interfaces = members.map((member) => field(member, 'location'));
  const example = interfaces[0];
  if (example === undefined || interfaces.some((name) => template.extensionOf(name) !== null)) return [];
  const values = { queue, template: options.interface, example };
  return [{ key: 'template-matches-nothing', level: 'fault', values }];
}

function isKind(item: AmiMessage, kind: string): boolean {
  return field(item, 'event').toLowerCase() === kind;
}
