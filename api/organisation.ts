import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Workplace } from '../actions/workplace.ts';
import type { Organisation } from '../model/forms/session.ts';

/** How the installation calls and shows itself. */
export function organisationView({ config, root }: Workplace): Organisation {
  const { name, timezone, locale } = config.organisation;
  return { name, timezone, locale, logo: logoFile({ config, root }) ? '/api/logo' : null };
}

/** The picture of the configuration, if it is there. */
export function logoFile({ config, root }: Pick<Workplace, 'config' | 'root'>): string | null {
  const { logo } = config.organisation;
  if (logo === null) return null;
  const file = isAbsolute(logo) ? logo : join(root, logo);
  return existsSync(file) ? file : null;
}
