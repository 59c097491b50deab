import { permissionsOf } from '../../model/permissions.ts';
import type { PersonKey } from '../../model/types.ts';
import { addToQueue } from '../phones/control.ts';
import type { Phones } from '../phones/phones.ts';
import type { Workplace } from '../workplace.ts';

const MOST = 5;

/**
 * Out of hours nobody has a turn, and whoever looks at the demo in the evening would find no phone that rings: some
 * people are put into its queues by hand until the day ends. Answers who; nobody while a turn runs.
 */
export async function staffDemoQueues(workplace: Workplace, phones: Phones): Promise<PersonKey[]> {
  const { store, clock } = workplace;
  const boss = { person: null, permissions: new Set(permissionsOf({ roles: ['supervisor'] })) };
  const today = clock().toISOString().slice(0, 10);
  const away = new Set((await store.absences.list({ from: today, to: today })).map(({ person }) => person));
  const free = (await store.persons.list())
    .filter(({ key, extension, idealLoad }) => extension !== null && idealLoad !== null && !away.has(key))
    .map(({ key }) => key);
  const added: PersonKey[] = [];
  for (const queue of phones.queues()) {
    const { kind, members } = phones.view(queue);
    if (kind !== 'closed' || members.length > 0) continue;
    for (const person of free.splice(0, MOST)) {
      await addToQueue(workplace, phones, boss, { queue, person });
      added.push(person);
    }
  }
  return added;
}
