import { heavy, lightCommands, places, type Room, rooms } from './import-table.ts';
import { type Import, readSource, type Source } from './imports.ts';

/**
 * Holds files against the table of imports.
 * @param files their texts, by path from the root
 * @param dependencies the packages that package.json lists for running
 * @returns one sentence for each fault
 */
export function checkImports(files: Map<string, string>, dependencies: string[]): string[] {
  const sources = [...files].map(([path, text]): [string, Source] => [path, readSource(path, text)]);
  const importsOf = new Map(sources.map(([path, source]) => [path, source.imports]));
  return [
    ...sources.flatMap(([path, source]) => checkFile(path, source, dependencies)),
    ...lightCommands.flatMap((command) => checkReach(command, importsOf)),
  ];
}

function checkFile(path: string, source: Source, dependencies: string[]): string[] {
  const room = roomOf(path);
  if (!room) return [`${path} is in no room of the table`];
  const decorated = room.room === 'web' ? [] : source.decorated;
  const impure = room.isPure ? source.impure : [];
  return [
    ...source.imports.flatMap((one) => checkImport(one, room, dependencies)),
    ...impure.map(
      ({ line, what }) =>
        `${path}:${line} uses ${what}: in ${room.room} the clock and chance arrive as arguments`,
    ),
    ...decorated.map(({ line, what }) => `${path}:${line} has ${what}, which Node does not run`),
  ];
}

function checkImport(one: Import, room: Room, dependencies: string[]): string[] {
  const { from, to, isOurs, kind } = one;
  if (to === null) return [`${from} imports a name computed at run time, which nobody can check`];
  if (isOurs) {
    const mayImport = [room.room.split('/')[0] as string, ...room.mayImport];
    return mayImport.some((other) => isIn(to, other)) ? [] : [`${from} imports ${to}: ${sayMayImport(room)}`];
  }
  // Made by the build of the pages.
  if (room.room === 'web' && to.startsWith('virtual:')) return [];
  const place = places.find(({ packages }) => packages.some((name) => isIn(to, name)));
  if (place && !isIn(from, place.place) && !(place.also && isIn(from, place.also))) {
    const folders = [place.place, ...(place.also ? [place.also] : [])].map((folder) => `${folder}/`);
    return [`${from} imports ${to}: only ${folders.join(' and ')} may`];
  }
  if (place?.onlyDynamically && kind === 'static') {
    return [`${from} imports ${to} at its start: only import('${to}') is allowed, when it is needed`];
  }
  if (to.startsWith('node:')) {
    const mayImport = room.node === 'any' || room.node.includes(to);
    return mayImport
      ? []
      : [`${from} imports ${to}: ${room.room} may import ${sayNode(room)} of Node's modules`];
  }
  const isListed = dependencies.some((name) => isIn(to, name));
  return isListed ? [] : [`${from} imports ${to}: package.json does not list it under dependencies`];
}

/** Follows what is loaded at once, and tells the way to the first heavy thing of each kind. */
function checkReach(command: string, importsOf: Map<string, Import[]>): string[] {
  const ways = new Map<string, string[]>([[command, [command]]]);
  for (const [path, way] of ways) {
    for (const { to, kind } of importsOf.get(path) ?? []) {
      if (to !== null && kind === 'static' && !ways.has(to)) ways.set(to, [...way, to]);
    }
  }
  return heavy.flatMap((name) => {
    const reached = [...ways].find(([path]) => isIn(path, name));
    return reached ? [`${command} loads ${name} at its start: ${reached[1].join(' → ')}`] : [];
  });
}

function roomOf(path: string): Room | undefined {
  return rooms
    .filter(({ room }) => isIn(path, room))
    .sort((a, b) => b.room.length - a.room.length)
    .at(0);
}

/** Also for packages: `kysely/migration` is in `kysely`. */
function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function sayMayImport({ room, mayImport }: Room): string {
  return mayImport.length === 0
    ? `${room} may import nothing of ours`
    : `${room} may import ${new Intl.ListFormat('en-GB').format(mayImport)} only`;
}

function sayNode({ node }: Room): string {
  return node === 'none' ? 'none' : `only ${(node as string[]).join(', ')}`;
}
