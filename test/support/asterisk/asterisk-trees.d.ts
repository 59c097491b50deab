/** What of a release is needed to run its programs through its own loader. */
export interface AsteriskTree {
  root: string;
  /** For the loader's --library-path. */
  libraries: string;
  loader: string;
  /** Folder of Asterisk's modules. */
  modules: string;
}

/** The programs of an unpacked release; null: it is not there. */
export function findAsteriskTree(release: 'sid' | 'bullseye'): AsteriskTree | null;

/** Unpacks what is missing, without any right of root and without touching the system. Rejects with why not. */
export function unpackAsteriskTrees(): Promise<void>;
