import { describe, expect, test } from 'vitest';
import { mergeMappings, USUAL_MAPPINGS } from '../../../model/config/customer-mappings.ts';
import { hideSecrets } from '../../../model/config/hide-secrets.ts';
import { describeFault, parseConfig } from '../../../model/config/parse-config.ts';

const env = { ERP: 'hunter2' };
const parse = (text: string) => parseConfig([{ file: 'config.yaml', text: `customers: ${text}` }], env);
const faultsOf = (text: string) => parse(text).faults.map(describeFault).join('\n');
const erp =
  "kind: openerp, url: 'https://erp.example.org', database: main, login: lineup, password: '${ERP}'";

test('directories are taken with what each needs, and their passwords are shown to nobody', () => {
  const { config } = parse(
    `{directories: {erp: {${erp}, mapping: {readings: null, contracts: {fields: {number: codi}}}},
      file: {kind: csv, file: customers.csv}, own: {}}}`,
  );
  expect(config!.customers.directories).toMatchObject({
    erp: { kind: 'openerp', password: 'hunter2', timeoutMs: 1500 },
    file: { kind: 'csv', mapping: null },
    own: { kind: 'own', url: null },
  });
  expect(hideSecrets(config!).customers.directories.erp!.password).toBe('***');
});

test('004.157 alerts are added, changed and taken away by name', () => {
  const { config } = parse(
    '{alerts: {debt: {level: "off"}, vip: {when: {flag: vip}, level: info, text: "One of the first"}}}',
  );
  expect(config!.customers.alerts).toMatchObject({
    debt: { when: { debtOver: 0 }, level: 'off' },
    suspended: { level: 'warning' },
    vip: { when: { flag: 'vip' }, text: 'One of the first' },
  });
});

test('an own mapping is laid over what the kind knows', () => {
  const usual = USUAL_MAPPINGS.openerp!;
  const merged = mergeMappings(usual, {
    readings: null,
    contracts: { fields: { number: 'codi', address: null }, active: { field: 'state', is: ['activa'] } },
  });
  expect(merged.readings).toBeNull();
  expect(merged.contracts).toMatchObject({
    model: 'giscedata.polissa',
    fields: { number: 'codi', address: null, supplyCode: 'cups' },
    active: { field: 'state', is: ['activa'] },
  });
  expect(mergeMappings(usual, null)).toBe(usual);
});

describe('what does not fit together is told with what to do', () => {
  test.each([
    [
      '{directories: {a: {kind: own}, b: {kind: own}}}',
      'customers.directories.b.kind: is own, as another is',
    ],
    ['{directories: {a: {kind: csv}}}', 'customers.directories.a.file: is null; expected the path of a CSV'],
    ['{directories: {a: {kind: odoo}}}', 'customers.directories.a.url: is null; expected the address'],
    [`{directories: {a: {${erp.replace('lineup,', 'null,')}}}}`, 'customers.directories.a.login: is null'],
    [
      `{directories: {a: {${erp.replace('https://', 'https://me:secret@')}}}}`,
      'customers.directories.a.url: is no address (not shown)',
    ],
    [
      "{directories: {a: {kind: odoo, password: 'hunter2'}}}",
      'customers.directories.a.password: a literal secret (not shown)',
    ],
    ['{directories: {a: {kind: own, mapping: {}}}}', 'customers.directories.a.mapping: is given for own'],
    [
      `{directories: {a: {${erp}, mapping: {contracts: {fields: {nmber: x}}}}}}`,
      'customers.directories.a.mapping',
    ],
    [
      `{directories: {a: {${erp}, mapping: {customers: {flags: {x: {field: a, matches: '['}}}}}}}`,
      'flags.x.matches: is "["; expected a regular expression',
    ],
    ['{alerts: {x: {when: {}}}}', 'customers.alerts.x.when: is {}; expected a map of conditions'],
    ["{alerts: {x: {when: {pendingState: '('}}}}", 'customers.alerts.x.when.pendingState: is "("'],
    ["{links: {mail: {url: 'javascript:alert(1)'}}}", 'customers.links.mail.url: is "javascript:alert(1)"'],
    [
      "{links: {mail: {url: 'https://m.example/?q={password}'}}}",
      'customers.links.mail.url: holds {password}',
    ],
    ['{budgetMs: 1}', 'customers.budgetMs: is 1; expected a whole number from 100 to 60000'],
  ])('%s', (text, said) => {
    expect(faultsOf(text)).toContain(said);
    expect(faultsOf(text)).not.toContain('hunter2');
  });
});
