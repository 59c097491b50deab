import type { Command } from 'commander';
import { dump } from 'js-yaml';
import { configLayers, loadConfig } from '../../actions/workplace.ts';
import { hideSecrets } from '../../model/config/hide-secrets.ts';
import { type Door, speakLike } from '../door.ts';
import { type CommonOptions, withCommonOptions } from '../make-program.ts';

/** `lineup check-config`: every fault at once, or what is in force. */
export function addConfigCommands(program: Command, door: Door): void {
  const command = program.command('check-config').description(door.say('cli.check-config.description'));
  withCommonOptions(command, door).action((options: CommonOptions) => {
    const { surroundings } = door;
    const files = configLayers(surroundings, options).map((layer) => layer.file);
    const config = loadConfig(surroundings, options);
    const { say, out } = speakLike(door, config.organisation.locale, process.argv.slice(2));
    const shown = hideSecrets(config);
    if (options.json) return out(JSON.stringify({ files, config: shown }));
    out(say('cli.check-config.done', { files: files.join(', ') || '–' }));
    if (options.verbose) out(dump(shown, { lineWidth: 110, flowLevel: 3 }).trimEnd());
  });
}
