import type { Pbx, PbxEvent } from '../pbx.ts';
import { type Connection, openConnection, type RetryPace } from './connection.ts';
import { diagnose } from './diagnose.ts';
import { astdbExtensions } from './extensions-astdb.ts';
import { wizardExtensions } from './extensions-wizard.ts';
import { interfaceTemplate } from './interface-template.ts';
import { openMembers } from './members.ts';
import { queueNames } from './queue-names.ts';
import { openTranslator } from './translate.ts';

export interface AsteriskPbxOptions {
  /** In the configuration. */
  name: string;
  host: string;
  port: number;
  /** Of an account in manager.conf. */
  user: string;
  password: string;
  tls: boolean;
  /** Path of a PEM file; `null`: whom the system trusts. */
  certificate: string | null;
  /** Such as "PJSIP/{extension}". */
  interface: string;
  stateInterface: string | null;
  /** Our name → the PBX's (by default the same) and the penalty with which members are added. */
  queues: Record<string, { name?: string; penalty?: number }>;
  extensions: 'off' | 'wizard' | 'astdb';
  wizardFile: string;
  template: string;
  timeoutSeconds: number;
  heartbeatSeconds: number;
  /** What the time is; default: the machine's. */
  clock?: () => Date;
  retry?: Partial<RetryPace>;
}

/** An Asterisk (13 and later) by its manager interface. Nothing is sent before `open()`. */
export function openAsterisk(options: AsteriskPbxOptions): Pbx {
  const { name: pbx, clock = () => new Date() } = options;
  const queues = queueNames(options.queues);
  const template = interfaceTemplate(options.interface);
  const states = options.stateInterface === null ? null : interfaceTemplate(options.stateInterface);
  const extensionOf = (name: string) => template.extensionOf(name) ?? states?.extensionOf(name) ?? null;
  const translator = openTranslator({ queueOf: queues.ours, extensionOf });
  const listeners = new Set<(event: PbxEvent) => void>();
  // While a new session is read in: what is known from the lists, and what has happened after them.
  let resync: PbxEvent[] | null = null;

  const now = () => clock().toISOString();
  const tell = (event: PbxEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  const connection: Connection = openConnection(
    {
      ...options,
      pbx,
      clock,
      timeoutMs: options.timeoutSeconds * 1000,
      heartbeatMs: options.heartbeatSeconds * 1000,
    },
    {
      onEvent(message) {
        const events = translator.translate(message, now());
        if (resync) resync.push(...events);
        else for (const event of events) tell(event);
      },
      onStatus(status) {
        tell({ at: now(), type: 'status', status });
        if (status.state !== 'ready' || !resync) return;
        const late = resync;
        resync = null;
        for (const event of late) tell(event);
      },
      async prepare(session) {
        resync = [];
        await members.readAll(session, (read) => {
          translator.load(read);
          resync = [{ at: now(), type: 'resync', queues: read }];
        });
      },
    },
  );
  const members = openMembers(
    connection,
    {
      pbx,
      queues,
      interfaceOf: template.interfaceOf,
      stateInterfaceOf: (extension) => states?.interfaceOf(extension) ?? null,
      extensionOf,
      clock,
    },
    translator.load,
  );
  const { wizardFile: file, template: wizardTemplate } = options;
  const extensions =
    options.extensions === 'wizard'
      ? wizardExtensions(connection, { pbx, file, template: wizardTemplate })
      : options.extensions === 'astdb'
        ? astdbExtensions(connection, { pbx, template: wizardTemplate })
        : null;

  return {
    name: pbx,
    get status() {
      return connection.status;
    },
    open: connection.open,
    whenReady: (signal) => connection.whenReady(signal),
    async close() {
      connection.close();
    },
    interfaceOf: template.interfaceOf,
    extensionOf,
    readQueues: members.readQueues,
    addMember: members.addMember,
    removeMember: members.removeMember,
    pauseMember: members.pauseMember,
    extensions,
    diagnose: (signal) => diagnose(connection, options, signal),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
