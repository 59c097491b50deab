import { join } from 'node:path';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { NOW, newFolder } from './stores.ts';

/** A folder of data with the demo team in it, set up for the week that starts on `monday`. */
export async function demoFolder(monday = '2026-03-02'): Promise<string> {
  return folderWith('demo.sqlite', (store) => importDemo(store, monday));
}

/** A folder of data with an own store, filled by `fill`. */
export async function ownFolder(fill: (store: Store) => Promise<unknown> = async () => {}): Promise<string> {
  return folderWith('lineup.sqlite', fill);
}

/** Looks into the store of a folder, or changes something in it, past any command. */
export async function withStore<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(`sqlite:${file}`, { clock: () => NOW });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function folderWith(name: string, fill: (store: Store) => Promise<unknown>): Promise<string> {
  const data = await newFolder();
  await withStore(join(data, name), fill);
  return data;
}
