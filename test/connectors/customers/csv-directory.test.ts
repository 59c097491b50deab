import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { csvDirectory } from '../../../connectors/customers/csv/csv-directory.ts';
import { parseCsv } from '../../../connectors/customers/csv/parse-csv.ts';
import { readCustomers } from '../../../connectors/customers/csv/read-customers.ts';
import { renderSentence, speaker } from '../../../model/texts/index.ts';
import { newFolder } from '../../support/stores.ts';

const { signal } = new AbortController();
const faultsOf = (text: string) =>
  readCustomers('c.csv', text, 'ES').faults.map(
    ({ line, reason, kept }) => `${line} ${renderSentence('en', reason)}${kept ? ' (kept)' : ''}`,
  );

describe('tables are read', () => {
  it.each<[string, string[][]]>([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n"x ""y"", z","1\n2"\n',
      [
        ['a', 'b'],
        ['x "y", z', '1\n2'],
      ],
    ],
    [
      'a,b\n\n , \n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['', []],
  ])('%j', (text, rows) => expect(parseCsv(text).rows.map(({ cells }) => cells)).toEqual(rows));

  it('with the line where each begins, also after a cell of several', () => {
    expect(parseCsv('a,b\n"1\n2",3\n4,5').rows.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(parseCsv('a,b\n1,"2\n3').openQuote).toBe(2);
  });
});

test('customers come with all that the columns hold, one line for each contract', () => {
  const { customers, faults } = readCustomers(
    'c.csv',
    `ID;Name;Tax id;member_number;language;emails;phones;mobiles;flags;contract;contract_roles;contract_end;debt;open_cases;unpaid_invoices;unpaid_amount
007;Vila, Marta;es12345678z;S1;ca_ES;a@x.org|b@x.org;934 567 890;;special-member;0012;;;"12,50";R1;2;30
007;;;;;;;;;0013;member|payer;2025-01-31;;;;
`,
    'ES',
  );
  expect(faults).toEqual([]);
  expect(customers).toMatchObject([
    {
      externalId: '007',
      name: 'Vila, Marta',
      taxId: 'ES12345678Z',
      language: 'ca',
      emails: ['a@x.org', 'b@x.org'],
      phones: [{ e164: '+34934567890', raw: '934 567 890', kind: 'phone' }],
      flags: ['special-member'],
      openInvoices: { count: 2, amountCents: 3000, overdue: 2 },
      contracts: [
        { number: '0012', isActive: true, debtCents: 1250, openCases: ['R1'], roles: ['holder'] },
        { number: '0013', isActive: false, endedOn: '2025-01-31', roles: ['payer', 'member'] },
      ],
    },
  ]);
});

test('faults are told with line and reason, and the good lines stay', () => {
  const text = `id,name,phones,contract,contract_start,colour
1,Ada,CALLME,,,
,Nobody,,,,
2,,,,,
3,Ben,+34934567890,k1,soon,red
4,Eva,,,,,,,,
5,Eva,${'9'.repeat(40)},,,
`;
  expect(faultsOf(text)).toEqual([
    expect.stringContaining('1 the column colour is not known; there are: id, name, tax_id'),
    '2 phones "CALLME" does not fit; expected +34934567890 (kept)',
    '3 id is empty',
    '4 name is empty',
    '5 contract_start "soon" does not fit; expected YYYY-MM-DD (kept)',
    '6 the line has 10 cells instead of 6',
    expect.stringMatching(/^7 phones "9{40}" does not fit; expected \+34934567890 \(kept\)$/),
  ]);
  expect(readCustomers('c.csv', text, 'ES').customers.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Eva']);
  expect(faultsOf('')).toEqual(['null the file holds no line with the names of its columns']);
  expect(faultsOf('name,phones\nx,1')).toEqual(['1 the column id is missing']);
  expect(faultsOf('id,name\n1,"x')).toEqual(['2 a quotation mark is opened and never closed']);
});

describe('a file as a directory', () => {
  async function prepared(text: string) {
    const file = join(await newFolder(), 'customers.csv');
    await writeFile(file, text);
    return { file, directory: csvDirectory('file', file, { country: 'ES', say: speaker('en') }) };
  }

  it('finds by number and by text, and knows contracts', async () => {
    const { directory } = await prepared(
      'id,name,phones,contract\n1,Núria Pou,934567890,0012\n2,Pau Pou,934567890|600000001,\n',
    );
    const found = await directory.findByNumber('+34934567890', signal);
    expect(found.map(({ customer }) => customer.id)).toEqual(['file/1', 'file/2']);
    expect(await directory.findByNumber('+3493456789', signal)).toEqual([]);
    const ids = async (text: string, limit = 21) =>
      (await directory.search({ text, field: 'all', limit }, signal)).customers.map(
        ({ externalId }) => externalId,
      );
    expect(await ids('pou nuria')).toEqual(['1']);
    expect(await ids('600 00')).toEqual(['2']);
    expect(await ids('12')).toEqual(['1']);
    expect(await ids('')).toEqual([]);
    expect((await directory.search({ text: 'pou', field: 'name', limit: 1 }, signal)).isTooMany).toBe(true);
    expect(await directory.details('1', 'contracts', signal)).toMatchObject({
      contracts: [{ number: '0012' }],
    });
    expect(await directory.details('1', 'invoices', signal)).toEqual({ what: 'invoices', invoices: [] });
    await expect(directory.details('9', 'contracts', signal)).rejects.toMatchObject({
      code: 'unknown-customer',
    });
  });

  it('is read again when it changes, and down while it is not there', async () => {
    const { file, directory } = await prepared('id,name\n1,Ada\n');
    const names = async () =>
      (await directory.search({ text: '', field: 'name' }, signal)).customers.length === 0 &&
      (await directory.search({ text: 'a', field: 'name' }, signal)).customers.map(({ name }) => name);
    expect(await names()).toEqual(['Ada']);
    await writeFile(`${file}.new`, 'id,name\n1,Anna\n2,Aina\n');
    await rename(`${file}.new`, file);
    expect(await names()).toEqual(['Aina', 'Anna'].sort((a, b) => (a < b ? -1 : 1)));
    await rename(file, `${file}.gone`);
    await expect(names()).rejects.toMatchObject({ code: 'file-missing' });
    await writeFile(file, 'nothing of that kind');
    await expect(names()).rejects.toMatchObject({ code: 'directory-malformed' });
  });
});
