import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { parseAst } from 'vitest/node';

/** One import of one file. */
export interface Import {
  /** The file that imports, from the root of the project, with `/`. */
  from: string;
  /** What it imports: a file from the root, a package, `node:fs`; `null` when it is computed at run time. */
  to: string | null;
  isOurs: boolean;
  /** `type` disappears before running; `dynamic` loads later, or never (also the URL of a worker). */
  kind: 'static' | 'dynamic' | 'type';
}

/** Something else that a rule is about, such as `Date.now`. */
export interface Find {
  from: string;
  line: number;
  what: string;
}

export interface Source {
  imports: Import[];
  /** Uses of the clock and of chance. */
  impure: Find[];
  /** Decorators and `accessor`, which Node does not run. */
  decorated: Find[];
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const impureMembers = [
  'Date.now',
  'DateTime.now',
  'performance.now',
  'Math.random',
  'crypto.getRandomValues',
];

/** The texts of all `.ts` and `.js` files in these folders of the root, by path; folders may be absent. */
export function readFiles(root: string, folders: string[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of listFolder(join(root, folder))) {
      const path = posix.join(folder, entry);
      if (/\.[cm]?[jt]s$/.test(path)) files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  return files;
}

/** What a file imports and does; throws where it cannot be parsed. */
export function readSource(from: string, text: string): Source {
  const source: Source = { imports: [], impure: [], decorated: [] };
  const lineOf = (node: Node) => text.slice(0, node.start).split('\n').length;
  const add = (target: unknown, kind: Import['kind']) => source.imports.push(toImport(from, target, kind));

  visit(parseAst(text, { lang: /ts$/.test(from) ? 'ts' : 'js' }, from), (node) => {
    const impure = readImpurity(node);
    if (impure) source.impure.push({ from, line: lineOf(node), what: impure });
    switch (node.type) {
      case 'ImportDeclaration':
        return add(node.source, node.importKind === 'type' ? 'type' : 'static');
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return node.source && add(node.source, node.exportKind === 'type' ? 'type' : 'static');
      case 'ImportExpression':
        return add(node.source, 'dynamic');
      case 'TSImportType':
        return add(node.source, 'type');
      case 'TSExternalModuleReference':
        return add(node.expression, 'static');
      case 'CallExpression':
        return nameOf(node.callee) === 'require' && add((node.arguments as Node[])[0], 'static');
      case 'NewExpression':
        return isScriptUrl(node) && add((node.arguments as Node[])[0], 'dynamic');
      case 'Decorator':
        return source.decorated.push({ from, line: lineOf(node), what: 'a decorator' });
      case 'AccessorProperty':
        return source.decorated.push({ from, line: lineOf(node), what: '`accessor`' });
    }
  });
  return source;
}

function toImport(from: string, target: unknown, kind: Import['kind']): Import {
  const name = (target as Node | undefined)?.value;
  if (typeof name !== 'string') return { from, to: null, isOurs: false, kind };
  if (name.startsWith('.')) return { from, to: posix.join(posix.dirname(from), name), isOurs: true, kind };
  return { from, to: isBuiltin(name) ? `node:${name.replace(/^node:/, '')}` : name, isOurs: false, kind };
}

/** `new URL('./worker.ts', import.meta.url)`: how a worker is named. */
function isScriptUrl(node: Node): boolean {
  const first = (node.arguments as Node[])[0]?.value;
  return nameOf(node.callee) === 'URL' && typeof first === 'string' && /^\..*\.[cm]?[jt]s$/.test(first);
}

function readImpurity(node: Node): string | null {
  const name = nameOf(node);
  if (node.type === 'MemberExpression' && name && impureMembers.includes(name)) return name;
  const isDate = nameOf(node.callee) === 'Date';
  if (isDate && node.type === 'NewExpression' && (node.arguments as Node[]).length === 0) return 'new Date()';
  return isDate && node.type === 'CallExpression' ? 'Date()' : null;
}

/** `name` or `object.name`; null for anything longer or computed. */
function nameOf(value: unknown): string | null {
  const node = value as Node | undefined;
  if (node?.type === 'Identifier') return node.name as string;
  if (node?.type !== 'MemberExpression' || node.computed) return null;
  const [object, property] = [node.object as Node, node.property as Node];
  return object.type === 'Identifier' ? `${object.name}.${property.name}` : null;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, see);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value) see(value as Node);
    for (const child of Object.values(value)) visit(child, see);
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((entry) => entry.replaceAll('\\', '/'))
      .filter((entry) => !/(^|\/)(node_modules|dist)\//.test(entry))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
