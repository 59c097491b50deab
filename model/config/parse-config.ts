import { loadAll as parseYaml, YAMLException } from 'js-yaml';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import { checkMeaning } from './check-meaning.ts';
import { fillMaps } from './fill-maps.ts';
import { putDefaults } from './put-defaults.ts';
import { type Config, configSchema } from './schema.ts';

/** A configuration file's text with the name under which faults speak of it. */
export interface ConfigLayer {
  file: string;
  text: string;
}

/** Something wrong in a configuration: where, what is there, what was expected. */
export interface ConfigFault {
  file: string;
  /** Dotted path, e.g. "week.lines"; empty: the whole file. */
  path: string;
  value: string;
  expected: string;
}

export type ParsedConfig = { config: Config; faults: [] } | { config: null; faults: ConfigFault[] };

type Tree = Record<string, unknown>;

// Its own limit is 8, and people want to know all faults at once.
Settings.Set({ maxErrors: 10_000 });

/** Keys whose value must come from the environment, so that no secret lies in a file. */
const SECRETS = [
  'sources.odoo.password',
  'outputs.staticCopy.sftp.password',
  'access.secret',
  'access.oidc.clientSecret',
  'telephony.pbxs.*.password',
  'customers.directories.*.password',
  'messaging.channels.*.url',
  'messaging.email.password',
];

/** ${NAME} of an environment variable. */
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the configuration: the defaults, then each layer over the ones before it (maps merge, everything else
 * replaces), with ${NAME} taken from the environment. Returns all faults at once, never a half-right result.
 */
export function parseConfig(
  layers: readonly ConfigLayer[],
  env: Record<string, string | undefined>,
): ParsedConfig {
  const faults: ConfigFault[] = [];
  const origin = new Map<string, string>();
  let merged: Tree = Value.Create(configSchema) as Tree;
  for (const layer of layers) {
    const tree = readLayer(layer, faults);
    if (!tree) continue;
    const filled = fillIn(tree, '', layer.file, env, faults) as Tree;
    note(filled, '', layer.file, origin);
    merged = merge(merged, filled);
  }
  merged = fillMaps(configSchema, merged);
  const misfits = schemaFaults(merged);
  const places = [...faults, ...misfits].map(({ path }) => path);
  for (const fault of [...misfits, ...meaningFaults(merged, places)]) {
    faults.push({ ...fault, file: originOf(fault.path, origin) });
  }
  return faults.length > 0 ? { config: null, faults } : { config: merged as Config, faults: [] };
}

/** The configuration with nothing but defaults. */
export function defaultConfig(): Config {
  return Value.Create(configSchema) as Config;
}

/** "config.yaml: week.lines is "six"; expected a whole number". */
export function describeFault(fault: ConfigFault): string {
  const where = fault.path ? `${fault.path}: ` : '';
  return `${fault.file}: ${where}${fault.value}; expected ${fault.expected}`;
}

/** One map over another; everything that is no map replaces. */
export function merge(under: Tree, over: Tree): Tree {
  const result: Tree = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isTree(below) && isTree(value) ? merge(below, value) : value;
  }
  return result;
}

function readLayer(layer: ConfigLayer, faults: ConfigFault[]): Tree | null {
  try {
    // A file of nothing but comments holds no document.
    const documents = parseYaml(layer.text);
    const tree = documents[0] ?? {};
    if (isTree(tree) && documents.length <= 1) return tree;
    const value = documents.length > 1 ? `holds ${documents.length} documents` : `is ${show(tree)}`;
    faults.push({ file: layer.file, path: '', value, expected: 'a map of keys' });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark ? `line ${error.mark.line + 1}: ` : '';
    faults.push({
      file: layer.file,
      path: '',
      value: `${line}${error.reason}`,
      expected: 'well-formed YAML',
    });
  }
  return null;
}

/** Replaces ${NAME} by the environment's value and refuses literal secrets. */
function fillIn(
  value: unknown,
  path: string,
  file: string,
  env: Record<string, string | undefined>,
  faults: ConfigFault[],
): unknown {
  if (value !== null && isLiteralSecret(value, path)) {
    const expected = '${NAME} of an environment variable, so that no secret lies in a file';
    faults.push({ file, path, value: 'a literal secret (not shown)', expected });
    return null;
  }
  if (Array.isArray(value)) return value.map((item, i) => fillIn(item, `${path}.${i}`, file, env, faults));
  if (isTree(value)) {
    const filled: Tree = {};
    for (const [key, item] of Object.entries(value)) {
      filled[key] = fillIn(item, path ? `${path}.${key}` : key, file, env, faults);
    }
    return filled;
  }
  if (typeof value !== 'string') return value;
  return value.replace(REFERENCE, (whole, name: string) => {
    const found = env[name];
    if (found !== undefined) return found;
    faults.push({ file, path, value: whole, expected: `the environment variable ${name} to be set` });
    return '';
  });
}

/** A password or key that stands in the file itself; one that is put together with ${NAME} does not. */
function isLiteralSecret(value: unknown, path: string): boolean {
  const literal = typeof value === 'string' ? value.replace(REFERENCE, '') : null;
  if (isSecret(path)) return literal !== '';
  return path === 'store.url' && literal !== null && /:\/\/[^?#@]*:[^?#@]+@|[?&]password=./i.test(literal);
}

/** Whether the value of this key may be shown to nobody. */
export function isSecret(path: string): boolean {
  return SECRETS.some((secret) => isAt(path, secret));
}

/** Whether a place is the one named; `*` stands for any name of a map. */
function isAt(path: string, place: string): boolean {
  const steps = path.split('.');
  const wanted = place.split('.');
  return steps.length === wanted.length && wanted.every((step, i) => step === '*' || step === steps[i]);
}

function note(value: unknown, path: string, file: string, origin: Map<string, string>): void {
  if (path) origin.set(path, file);
  if (!isTree(value)) return;
  for (const [key, item] of Object.entries(value)) note(item, path ? `${path}.${key}` : key, file, origin);
}

function originOf(path: string, origin: Map<string, string>): string {
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const file = origin.get(at);
    if (file) return file;
  }
  return 'config.yaml';
}

/** The checker's errors as one fault per place, each with the expectation that the schema states nearest to it. */
function schemaFaults(tree: Tree): Omit<ConfigFault, 'file'>[] {
  const byPath = new Map<string, Omit<ConfigFault, 'file'>>();
  for (const error of Value.Errors(configSchema, tree)) {
    if (error.keyword === 'additionalProperties' || error.keyword === 'anyOf') continue;
    const path = error.instancePath.slice(1).replaceAll('/', '.');
    if (byPath.has(path)) continue;
    const unknown = error.keyword === 'boolean';
    const value = unknown ? 'unknown key' : `is ${show(valueAt(tree, path))}`;
    byPath.set(path, { path, value, expected: unknown ? knownKeys(path) : expectation(path) });
  }
  // Where a list is at fault and one of its items too, the item alone is told.
  const paths = [...byPath.keys()];
  return [...byPath.values()].filter((f) => !paths.some((other) => other.startsWith(`${f.path}.`)));
}

/** What is wrong in the meaning of the rest, once the places at fault are left out of sight. */
function meaningFaults(tree: Tree, places: string[]): Omit<ConfigFault, 'file'>[] {
  const usable = putDefaults(tree, defaultConfig(), places);
  if (!Value.Check(configSchema, usable)) return [];
  const inWeek = (path: string) => path === 'week' || path.startsWith('week.');
  // Nearly all meaning hangs on the week: where that is at fault itself, the rest cannot be judged.
  const isTold = ({ path }: { path: string }) => path.startsWith('organisation.') || !places.some(inWeek);
  return checkMeaning(usable).filter((fault) => isTold(fault) && !places.includes(fault.path));
}

interface SchemaNode {
  description?: string;
  properties?: Record<string, SchemaNode>;
  /** Of a map with any names. */
  patternProperties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

function expectation(path: string): string {
  let node: SchemaNode | undefined = configSchema as unknown as SchemaNode;
  let said = 'what the comments of config.yaml say';
  for (const step of path.split('.')) {
    node = inner(node, step);
    if (node?.description) said = node.description;
  }
  return said;
}

/** What a schema says of one of its keys or items. */
function inner(node: SchemaNode | undefined, step: string): SchemaNode | undefined {
  const ofAnyName = Object.values(node?.patternProperties ?? {})[0];
  const own = node?.properties?.[step] ?? ofAnyName ?? (/^\d+$/.test(step) ? node?.items : undefined);
  if (own) return own;
  for (const choice of node?.anyOf ?? []) {
    const found = inner(choice, step);
    if (found) return found;
  }
  return undefined;
}

function knownKeys(path: string): string {
  let node = configSchema as unknown as SchemaNode;
  for (const step of path.split('.').slice(0, -1)) {
    node = inner(node, step) ?? node;
  }
  const map = node.properties ? node : node.anyOf?.find((n) => n.properties);
  return `one of ${Object.keys(map?.properties ?? {}).join(', ')}`;
}

function valueAt(tree: unknown, path: string): unknown {
  let value = tree;
  for (const step of path.split('.')) value = (value as Tree | undefined)?.[step];
  return value;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
