import { randomBytes } from 'node:crypto';
import { AppError } from '../../model/errors.ts';
import type { PersonKey, Sentence } from '../../model/types.ts';
import { type ExtensionPlan, planExtensions } from '../../telephony/extension-plan.ts';
import type { Pbx, PbxExtension, PbxExtensions } from '../../telephony/pbx.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';
import { findAgent } from './find-queue.ts';
import type { Exchanges } from './phones.ts';
import { sentenceOf } from './read-wanted.ts';

export interface ExtensionWish {
  /** Which exchange, where several keep phones. */
  pbx?: string | undefined;
  /** Even while calls are up: Asterisk may cut them. */
  force?: boolean | undefined;
  dryRun?: boolean | undefined;
}

/** A phone's new secret: it is told this once and kept nowhere. */
export interface NewSecret {
  extension: string;
  name: string;
  secret: string;
}

export interface LoadedExtensions extends ExtensionPlan {
  pbx: string;
  /** Orphans that were taken away. */
  removed: string[];
  secrets: NewSecret[];
  /** What went wrong after the phones were written: their secrets hold all the same. */
  failure: Sentence | null;
}

/**
 * Gives everybody with an extension a phone at the PBX, under their name; who has one keeps its secret. Phones of
 * nobody are told, and with `prune` taken away. `forbidden`, `no-extensions`, `pbx-needed`, `calls-up` and what a PBX
 * says.
 */
export async function loadExtensions(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { prune = false, dryRun = false, ...wish }: ExtensionWish & { prune?: boolean | undefined } = {},
): Promise<LoadedExtensions> {
  const { pbx, extensions } = extensionsOf(exchanges, actor, wish.pbx);
  const persons = await workplace.store.persons.list();
  const holders = persons.flatMap(({ name, extension }) => (extension === null ? [] : [{ name, extension }]));
  const plan = planExtensions(holders, await extensions.list());
  const removed = prune ? plan.orphans.map(({ extension }) => extension) : [];
  const isSame = plan.add.length + plan.rename.length + removed.length === 0;
  if (dryRun || isSame)
    return { ...plan, pbx: pbx.name, removed: dryRun ? removed : [], secrets: [], failure: null };
  await refuseDuringCalls(extensions, wish.force);
  const secrets = plan.add.map((one) => ({ ...one, secret: newSecret() }));
  const renamed = plan.rename.map(({ extension, name }) => ({ extension, name, secret: null }));
  const names = (list: readonly { extension: string }[]) => list.map(({ extension }) => extension);
  const done = { added: names(plan.add), renamed: names(plan.rename), removed };
  const failure = await keeping(secrets, async () => {
    await extensions.put([...secrets, ...renamed]);
    if (removed.length > 0) await extensions.remove(removed);
    await note(workplace, 'extension.load', pbx, done);
  });
  return { ...plan, pbx: pbx.name, removed, secrets, failure };
}

/** Phones at the PBX. `forbidden`, `no-extensions`, `pbx-needed`. */
export async function listExtensions(
  exchanges: Exchanges,
  actor: Actor,
  wish: Pick<ExtensionWish, 'pbx'> = {},
): Promise<PbxExtension[]> {
  return extensionsOf(exchanges, actor, wish.pbx).extensions.list();
}

/** A phone for one person, or a new secret for the one she has. Codes as of `loadExtensions`, and `no-extension`. */
export async function addExtension(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { person, ...wish }: ExtensionWish & { person: PersonKey },
): Promise<NewSecret & { failure: Sentence | null }> {
  const { pbx, extensions } = extensionsOf(exchanges, actor, wish.pbx);
  const { extension, name } = await findAgent(workplace, person);
  await refuseDuringCalls(extensions, wish.force);
  const one = { extension, name, secret: newSecret() };
  const failure = await keeping([one], async () => {
    await extensions.put([one]);
    await note(workplace, 'extension.add', pbx, { extension, person });
  });
  return { ...one, failure };
}

/**
 * Does it, and answers what went wrong instead of throwing it as soon as secrets are at stake: the exchange may have
 * them already, and nobody could ask for them again. While it is not even reached nothing was written.
 */
async function keeping(secrets: readonly NewSecret[], work: () => Promise<void>): Promise<Sentence | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (secrets.length === 0 || (error instanceof AppError && error.code === 'pbx-down')) throw error;
    return sentenceOf(error);
  }
}

/** Takes phones away: the one that is named, or all. Answers which. `unknown-extension` and as of `loadExtensions`. */
export async function removeExtensions(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { extension, dryRun = false, ...wish }: ExtensionWish & { extension: string | 'all' },
): Promise<string[]> {
  const { pbx, extensions } = extensionsOf(exchanges, actor, wish.pbx);
  const there = (await extensions.list()).map((one) => one.extension);
  if (extension !== 'all' && !there.includes(extension)) {
    throw new AppError('unknown-extension', { extension, pbx: pbx.name });
  }
  const gone = extension === 'all' ? there : [extension];
  if (dryRun || gone.length === 0) return gone;
  await refuseDuringCalls(extensions, wish.force);
  await extensions.remove(gone);
  await note(workplace, 'extension.remove', pbx, { removed: gone });
  return gone;
}

/** The exchange whose phones are ours to keep. */
function extensionsOf(
  { pbxs }: Exchanges,
  actor: Actor,
  name: string | undefined,
): { pbx: Pbx; extensions: PbxExtensions } {
  if (!may(actor, 'extension.manage')) throw new AppError('forbidden');
  const able = [...pbxs.values()].filter((pbx) => pbx.extensions !== null);
  const found = name === undefined ? able : able.filter((pbx) => pbx.name === name);
  if (found.length > 1) throw new AppError('pbx-needed', { pbxs: found.map((one) => one.name).join(', ') });
  const pbx = found[0];
  if (!pbx?.extensions) throw new AppError('no-extensions');
  return { pbx, extensions: pbx.extensions };
}

async function refuseDuringCalls(extensions: PbxExtensions, force = false): Promise<void> {
  if (force) return;
  const count = await extensions.countCalls();
  if (count > 0) throw new AppError('calls-up', { count });
}

/** 144 random bits, of letters that a phone's keypad and every configuration file can take. */
function newSecret(): string {
  return randomBytes(18).toString('base64url');
}

function note({ store, by }: Workplace, what: string, { name }: Pbx, after: Record<string, unknown>) {
  return store.audit.add({ who: by, what, subject: `pbx:${name}`, before: null, after });
}
