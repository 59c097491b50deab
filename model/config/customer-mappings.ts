import type { Static } from 'typebox';
import type { DirectoryKind } from '../customers.ts';
import type { mappingSchema } from './customers-schema.ts';

export type OwnMapping = Static<typeof mappingSchema>;

/** Odoo's own models, 14 to 19. Fields that a version lacks are left out; models that it lacks are not asked for. */
const ODOO: OwnMapping = {
  customers: {
    model: 'res.partner',
    fields: {
      name: 'name',
      taxId: 'vat',
      memberNumber: 'ref',
      language: 'lang',
      city: 'city',
      address: ['street', 'street2', 'zip'],
      email: 'email',
      comment: 'comment',
    },
    phones: { phone: 'phone', mobile: 'mobile' },
    flags: {},
    parent: 'parent_id',
  },
  contacts: null,
  contracts: {
    model: 'sale.subscription',
    roles: { holder: 'partner_id' },
    fields: {
      number: 'code',
      state: 'stage_id',
      startedOn: 'date_start',
      endedOn: 'date',
      tariff: 'template_id',
      holder: 'partner_id',
    },
    active: { field: 'in_progress', is: [true] },
  },
  invoices: {
    model: 'account.move',
    where: [
      ['move_type', 'in', ['out_invoice', 'out_refund']],
      ['state', '=', 'posted'],
    ],
    open: [['payment_state', 'in', ['not_paid', 'partial']]],
    customer: 'commercial_partner_id',
    fields: {
      number: 'name',
      date: 'invoice_date',
      dueOn: 'invoice_date_due',
      amount: 'amount_total',
      openAmount: 'amount_residual',
      state: 'payment_state',
    },
  },
  readings: null,
  cases: null,
};

/** The fields of OpenERP with the modules of Spanish electricity retailers. */
const OPENERP: OwnMapping = {
  customers: {
    model: 'res.partner',
    fields: {
      name: 'name',
      taxId: 'vat',
      memberNumber: 'ref',
      language: 'lang',
      city: ['www_municipi', 'city'],
      address: ['www_street', 'www_zip'],
      email: 'www_email',
      comment: 'comment',
    },
    phones: { www_phone: 'phone', www_mobile: 'mobile' },
    flags: { 'virtual-office': { field: 'empowering_token' } },
    parent: null,
  },
  contacts: {
    model: 'res.partner.address',
    customer: 'partner_id',
    fields: { name: 'name', email: 'email' },
    phones: { phone: 'phone', mobile: 'mobile' },
  },
  contracts: {
    model: 'giscedata.polissa',
    roles: {
      holder: 'titular',
      administrator: 'administradora',
      payer: 'pagador',
      member: 'soci',
      notified: 'direccio_notificacio',
    },
    fields: {
      number: 'name',
      supplyCode: 'cups',
      address: { by: 'cups', model: 'giscedata.cups.ps', field: 'direccio' },
      state: 'state',
      startedOn: 'data_alta',
      endedOn: 'data_baixa',
      tariff: 'tarifa',
      power: 'potencia',
      lastReadingOn: 'data_ultima_lectura',
      pendingState: 'pending_state',
      debt: 'debt_amount',
      selfConsumption: 'autoconsumo',
      holder: 'titular',
    },
    active: { field: 'active', is: [true] },
    suspended: { field: 'facturacio_suspesa', is: [true] },
    member: { field: 'soci' },
    shares: { model: 'generationkwh.assignment', contract: 'contract_id', where: [['end_date', '=', false]] },
  },
  invoices: {
    model: 'giscedata.facturacio.factura',
    where: [
      ['state', '!=', 'draft'],
      ['type', 'in', ['out_invoice', 'out_refund']],
    ],
    open: [['state', '=', 'open']],
    customer: null,
    contract: 'polissa_id',
    fields: {
      number: 'number',
      date: 'date_invoice',
      dueOn: 'date_due',
      from: 'data_inici',
      to: 'data_final',
      amount: 'amount_total',
      openAmount: 'residual',
      energyKwh: 'energia_kwh',
      state: 'state',
    },
  },
  readings: {
    meters: { model: 'giscedata.lectures.comptador', contract: 'polissa', name: 'name' },
    model: 'giscedata.lectures.lectura',
    meter: 'comptador',
    fields: { date: 'name', period: 'periode', value: 'lectura', origin: 'origen_id' },
  },
  cases: {
    model: 'giscedata.switching',
    contract: 'cups_polissa_id',
    open: [['state', '!=', 'done']],
    fields: { date: 'date', process: 'proces_id', step: 'step_id', state: 'state', text: 'additional_info' },
  },
};

/** What a directory's kind knows before its own mapping is laid over. */
export const USUAL_MAPPINGS: Partial<Record<DirectoryKind, OwnMapping>> = { odoo: ODOO, openerp: OPENERP };

type Tree = Record<string, unknown>;

/** One mapping over another: maps of the same place merge, everything else replaces. */
export function mergeMappings(usual: OwnMapping, own: OwnMapping | null): OwnMapping {
  return own === null ? usual : (over(usual as Tree, own as Tree) as OwnMapping);
}

function over(under: Tree, upper: Tree): Tree {
  const merged: Tree = { ...under };
  for (const [key, value] of Object.entries(upper)) {
    const below = merged[key];
    merged[key] = isTree(below) && isTree(value) ? over(below, value) : value;
  }
  return merged;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
