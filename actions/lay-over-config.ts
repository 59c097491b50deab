import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { load as parseYaml, dump as toYaml } from 'js-yaml';
import { merge, parseConfig } from '../model/config/parse-config.ts';
import { badConfig, configLayers, type Surroundings } from './workplace.ts';

/**
 * The text of `data/config.yaml` with an installation's settings laid over what is there (`before`); `null`: it
 * says the same already. `bad-config` if both together make no configuration.
 */
export function layOverConfig(
  surroundings: Surroundings,
  dataDirectory: string,
  config: object,
): { file: string; before: string | null; text: string } | null {
  const file = join(dataDirectory, 'config.yaml');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const present = ((before && parseYaml(before)) ?? {}) as Record<string, unknown>;
  const wanted = merge(present, JSON.parse(JSON.stringify(config)) as Record<string, unknown>);
  if (isDeepStrictEqual(wanted, present)) return null;
  const head = '# This installation: laid over the config.yaml of the program. First written by an import.\n';
  const text = head + toYaml(wanted, { lineWidth: 110, flowLevel: 3 });
  const base = configLayers(surroundings, { data: dataDirectory }).filter((layer) => layer.file !== file);
  const { faults } = parseConfig([...base, { file, text }], surroundings.env);
  if (faults.length > 0) throw badConfig(faults);
  return { file, before, text };
}
