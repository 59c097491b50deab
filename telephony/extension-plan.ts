import type { PbxExtension } from './pbx.ts';
import { plainName } from './plain-name.ts';

/** Somebody who is to have a phone. */
export interface ExtensionHolder {
  extension: string;
  name: string;
}

/** What differs between the people and a PBX's phones, each in the order of the extensions. */
export interface ExtensionPlan {
  add: ExtensionHolder[];
  rename: (ExtensionHolder & { from: string })[];
  /** At the PBX, of nobody any more. */
  orphans: PbxExtension[];
  /** Of several with one extension those after the first: they get none. */
  taken: (ExtensionHolder & { by: string })[];
  same: number;
}

/** Compares: a phone that is there keeps its secret, and nothing is planned where nothing differs. */
export function planExtensions(
  holders: readonly ExtensionHolder[],
  there: readonly PbxExtension[],
): ExtensionPlan {
  const plan: ExtensionPlan = { add: [], rename: [], orphans: [], taken: [], same: 0 };
  const known = new Map(there.map((one) => [one.extension, one]));
  const wanted = new Map<string, ExtensionHolder>();
  for (const holder of [...holders].sort(byExtension)) {
    const first = wanted.get(holder.extension);
    if (first) {
      plan.taken.push({ ...holder, by: first.name });
      continue;
    }
    wanted.set(holder.extension, holder);
    const found = known.get(holder.extension);
    if (!found) plan.add.push(holder);
    else if (plainName(found.name) !== plainName(holder.name))
      plan.rename.push({ ...holder, from: found.name });
    else plan.same++;
  }
  plan.orphans = there.filter(({ extension }) => !wanted.has(extension)).sort(byExtension);
  return plan;
}

function byExtension(a: { extension: string }, b: { extension: string }): number {
  return (
    a.extension.length - b.extension.length ||
    (a.extension < b.extension ? -1 : a.extension > b.extension ? 1 : 0)
  );
}
