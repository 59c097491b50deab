import type { Config } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import type { TargetView } from '../model/forms/message.ts';
import { EMAIL } from '../model/messages.ts';
import { personMatcher } from '../model/person-names.ts';
import type { Person, PersonKey } from '../model/types.ts';
import type { Workplace } from './workplace.ts';

/** A target as the outbox knows it. */
export interface ResolvedTarget {
  channel: string;
  target: string;
  person: PersonKey | null;
  /** For people. */
  label: string;
}

/** All targets: channels as the configuration has them, then people who have an address, if there is mail. */
export async function listTargets({ store, config }: Workplace): Promise<TargetView[]> {
  return targetsOf(config, await store.persons.list());
}

/**
 * Finds a target by the name of a channel, or by the key, address or full name of a person; `null`: the channel that
 * the configuration calls the default. `unknown-target` and `target-needed` (both with all targets),
 * `person-unreachable`.
 */
export async function resolveTarget(
  { store, config }: Workplace,
  written: string | null,
): Promise<ResolvedTarget> {
  const { channels, default: usual, email } = config.messaging;
  const persons = await store.persons.list();
  const targets = () =>
    targetsOf(config, persons)
      .map(({ name }) => name)
      .join(', ') || '–';
  const wanted = written?.trim() || usual;
  if (wanted === null) throw new AppError('target-needed', { targets: targets() });
  const names = Object.keys(channels);
  const channel = names.find((name) => name === wanted) ?? names.find((name) => isAlike(name, wanted));
  if (channel !== undefined) return { channel, target: channel, person: null, label: channel };
  const key = personMatcher(persons)(wanted);
  const person = persons.find((one) => one.key === key);
  if (!person) throw new AppError('unknown-target', { target: wanted, targets: targets() });
  if (email.host === null || person.email === null)
    throw new AppError('person-unreachable', { person: person.name });
  return { channel: EMAIL, target: person.email, person: person.key, label: person.name };
}

function targetsOf({ messaging }: Config, persons: readonly Person[]): TargetView[] {
  const channels = Object.keys(messaging.channels).map((name): TargetView => {
    return { kind: 'channel', name, label: name, isDefault: name === messaging.default };
  });
  const reachable = messaging.email.host === null ? [] : persons.filter(({ email }) => email !== null);
  const people = reachable.map(({ key, name }): TargetView => {
    return { kind: 'person', name: key, label: name, isDefault: false };
  });
  return [...channels, ...people];
}

function isAlike(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
