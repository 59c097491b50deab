type Row = { id: number } & Record<string, unknown>;

const partner = (id: number, name: string, more: Partial<Row> = {}): Row => ({
  id,
  name,
  ref: false,
  vat: false,
  lang: 'ca_ES',
  www_municipi: false,
  www_street: false,
  www_zip: false,
  www_phone: false,
  www_mobile: false,
  www_email: false,
  comment: false,
  empowering_token: false,
  ...more,
});
const address = (id: number, of: number, more: Partial<Row>): Row => ({
  id,
  name: false,
  partner_id: [of, 'x'],
  phone: false,
  mobile: false,
  email: false,
  ...more,
});
const contract = (id: number, number: string, holder: Row, more: Partial<Row> = {}): Row => ({
  id,
  name: number,
  active: true,
  state: 'activa',
  titular: [holder.id, String(holder.name)],
  pagador: [holder.id, String(holder.name)],
  soci: [holder.id, String(holder.name)],
  administradora: false,
  direccio_notificacio: false,
  cups: [id, `ES00310000000000${id}AB0F`],
  data_alta: '2020-05-01',
  data_baixa: false,
  tarifa: [1, '2.0TD'],
  potencia: 4.6,
  data_ultima_lectura: '2026-02-01',
  facturacio_suspesa: false,
  pending_state: 'Correct',
  debt_amount: 0,
  autoconsumo: '00',
  ...more,
});

/** A small base of made-up customers: none, one, several and 22 for a number; without contract, ended, in debt. */
export function openerpCustomers(): Record<string, Row[]> {
  const marta = partner(1, 'Vila Serra, Marta', {
    ...{ ref: 'S000123', vat: 'ES12345678Z', www_municipi: 'Girona', www_street: 'Carrer Nou, 1' },
    ...{ comment: 'Calls in the morning', empowering_token: 'x' },
  });
  const pol = partner(2, 'Pol Roca', { vat: 'ES87654321X' });
  const old = partner(3, 'Ended Member', { ref: 'S000009' });
  const many = Array.from({ length: 22 }, (_, i) => partner(100 + i, `Crowd ${i}`));
  return {
    'res.partner': [marta, pol, old, ...many],
    'res.partner.address': [
      address(1, 1, { mobile: '790 000 001', email: 'marta@example.org' }),
      address(2, 1, { name: 'Jan Vila', phone: '(+34) 790.000.002' }),
      address(3, 2, { phone: '0034790000003' }),
      address(4, 3, { phone: '790000003' }),
      address(5, 3, { phone: '1790000001', mobile: false }),
      ...many.map(({ id }) => address(id, id, { phone: '790 000 022' })),
    ],
    'giscedata.polissa': [
      contract(11, '0012345', marta, { debt_amount: 120.5, autoconsumo: '41', facturacio_suspesa: true }),
      contract(12, '0012346', old, {
        ...{ active: false, state: 'baixa', data_baixa: '2025-01-31' },
        ...{ administradora: [1, 'Vila Serra, Marta'], soci: false },
      }),
      contract(13, '0012347', pol, { pagador: [1, 'Vila Serra, Marta'], soci: false }),
    ],
    'giscedata.cups.ps': [11, 12, 13].map((id) => ({ id, name: `ES${id}`, direccio: `Carrer Nou, ${id}` })),
    'giscedata.facturacio.factura': [
      invoice(1, 11, { date_invoice: '2026-01-10', state: 'paid', residual: 0 }),
      invoice(2, 11, { date_invoice: '2026-02-10', date_due: '2026-02-20' }),
      invoice(3, 11, { state: 'draft' }),
      invoice(4, 12, { type: 'in_invoice' }),
    ],
    'giscedata.lectures.comptador': [{ id: 5, name: 'M-5', polissa: [11, '0012345'], active: true }],
    'giscedata.lectures.lectura': [
      {
        id: 1,
        name: '2026-01-31',
        lectura: 1000,
        periode: [1, 'P1'],
        origen_id: [1, 'Real'],
        comptador: [5, 'M-5'],
      },
      {
        id: 2,
        name: '2026-02-28',
        lectura: 1100,
        periode: [1, 'P1'],
        origen_id: false,
        comptador: [5, 'M-5'],
      },
    ],
    'giscedata.switching': [
      switching(1, 11, 'R1', 'open'),
      switching(2, 11, 'A3', 'done'),
      switching(3, 12, 'B1', 'open'),
    ],
    'generationkwh.assignment': [{ id: 1, contract_id: [11, '0012345'], end_date: false }],
  };
}

function invoice(id: number, contractId: number, more: Partial<Row>): Row {
  return {
    id,
    number: `FE${id}`,
    polissa_id: [contractId, 'x'],
    type: 'out_invoice',
    state: 'open',
    date_invoice: '2026-02-01',
    date_due: '2026-03-01',
    data_inici: '2026-01-01',
    data_final: '2026-01-31',
    amount_total: 60.25,
    residual: 60.25,
    energia_kwh: 210,
    ...more,
  };
}

function switching(id: number, contractId: number, process: string, state: string): Row {
  return {
    id,
    cups_polissa_id: [contractId, 'x'],
    date: `2026-02-0${id} 10:00:00`,
    proces_id: [id, process],
    step_id: [id, '01'],
    state,
    additional_info: false,
  };
}
