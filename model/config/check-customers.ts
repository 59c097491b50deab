import type { Config } from './schema.ts';

/** What a link may hold of a customer. */
export const LINK_VALUES = ['email', 'taxId', 'memberNumber', 'externalId', 'name', 'number'] as const;

/** Directories that can be asked, patterns that can be read, and links that can be filled in. */
export function checkCustomers(
  { customers }: Config,
  refuse: (path: string, value: string, expected: string) => void,
): void {
  const { directories, alerts, links } = customers;
  const own = Object.entries(directories).filter(([, { kind }]) => kind === 'own');
  if (own.length > 1) {
    refuse(`customers.directories.${own[1]![0]}.kind`, 'is own, as another is', 'one own directory at most');
  }
  for (const [name, settings] of Object.entries(directories)) {
    const path = `customers.directories.${name}`;
    const need = (key: 'file' | 'url' | 'database' | 'login' | 'password', expected: string) => {
      if (settings[key] === null) refuse(`${path}.${key}`, 'is null', expected);
    };
    if (settings.kind === 'csv') need('file', 'the path of a CSV file');
    if (settings.kind === 'odoo' || settings.kind === 'openerp') {
      need('url', 'the address of the server');
      need('database', 'the name of its database');
      if (settings.api === 'jsonrpc' || settings.kind === 'openerp') need('login', 'the login of the user');
      need('password', '${NAME} of an environment variable');
      if (settings.url !== null && !isAddress(settings.url))
        refuse(`${path}.url`, 'is no address (not shown)', 'an address such as https://erp.example.org');
    } else if (settings.mapping !== null) {
      refuse(`${path}.mapping`, `is given for ${settings.kind}`, 'null: only odoo and openerp have one');
    }
    const flags = Object.entries(settings.mapping?.customers?.flags ?? {});
    for (const [flag, { matches }] of flags) {
      if (matches !== undefined && !isPattern(matches))
        refuse(`${path}.mapping.customers.flags.${flag}.matches`, `is "${matches}"`, 'a regular expression');
    }
  }
  for (const [name, { when }] of Object.entries(alerts)) {
    const pattern = when.pendingState;
    if (pattern !== undefined && !isPattern(pattern))
      refuse(`customers.alerts.${name}.when.pendingState`, `is "${pattern}"`, 'a regular expression');
  }
  for (const [name, { url }] of Object.entries(links)) {
    const unknown = [...url.matchAll(/\{(\w*)\}/g)].find(
      ([, key]) => !LINK_VALUES.some((one) => one === key),
    );
    if (unknown) {
      const expected = `any of ${LINK_VALUES.map((key) => `{${key}}`).join(', ')}`;
      refuse(`customers.links.${name}.url`, `holds ${unknown[0]}`, expected);
    }
  }
}

/** Without a password inside: it would show up wherever addresses do. */
function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
