import { Type } from 'typebox';
import { ALERT_LEVELS, CONTRACT_ROLES, DIRECTORY_KINDS } from '../customers.ts';
import { integer, strict, text, textOrNull, yesNo } from './schema-parts.ts';

/** Customers: where they are looked up, what matters of them, and where links lead. */

const name = Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\w-]+$' });
const field = Type.String({ pattern: '^\\w+$', description: 'the name of a field' });
const model = Type.String({ pattern: '^[\\w.]+$', description: 'the name of a model' });
/** A field of the model, or one of the record that a field of it points to. */
const place = Type.Union(
  [field, Type.Object({ by: field, model, field }, strict), Type.Array(field, { minItems: 1 }), Type.Null()],
  { description: 'a field, {by, model, field} of a record behind one, a list of fields, or null' },
);
const value = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
/** One term of a domain: what a record must be to count. */
const terms = Type.Array(Type.Tuple([field, Type.String(), Type.Union([value, Type.Array(value)])]), {
  description: 'a list of [field, operator, value]',
});
const places = <T extends string>(...names: T[]) =>
  Type.Optional(
    Type.Object(
      Object.fromEntries(names.map((each) => [each, Type.Optional(place)])) as Record<
        T,
        Type.TOptional<typeof place>
      >,
      strict,
    ),
  );
const phones = Type.Optional(
  Type.Record(field, Type.Enum(['phone', 'mobile']), { description: 'a map from field to phone or mobile' }),
);
/** What must hold of a field: any of the named conditions; without one it must not be empty. */
const condition = Type.Object(
  {
    field,
    is: Type.Optional(Type.Array(value)),
    matches: Type.Optional(Type.String({ description: 'a regular expression' })),
    empty: Type.Optional(Type.Boolean()),
  },
  strict,
);
const orNull = <T extends Type.TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

/** Which models and fields of an ERP hold what. What a directory's own mapping leaves out is as its kind has it. */
export const mappingSchema = Type.Object(
  {
    customers: Type.Optional(
      Type.Object(
        {
          model: Type.Optional(model),
          where: Type.Optional(terms),
          fields: places('name', 'taxId', 'memberNumber', 'language', 'city', 'address', 'email', 'comment'),
          phones,
          flags: Type.Optional(Type.Record(name, condition)),
          // Contacts are records of the same model, and this field of theirs names the customer.
          parent: orNull(field),
        },
        strict,
      ),
    ),
    contacts: orNull(
      Type.Object(
        {
          model: Type.Optional(model),
          customer: Type.Optional(field),
          fields: places('name', 'email'),
          phones,
        },
        strict,
      ),
    ),
    contracts: orNull(
      Type.Object(
        {
          model: Type.Optional(model),
          where: Type.Optional(terms),
          roles: Type.Optional(
            Type.Object(
              Object.fromEntries(CONTRACT_ROLES.map((role) => [role, orNull(field)])) as Record<
                (typeof CONTRACT_ROLES)[number],
                ReturnType<typeof orNull<typeof field>>
              >,
              strict,
            ),
          ),
          fields: places(
            'number',
            'supplyCode',
            'address',
            'state',
            'startedOn',
            'endedOn',
            'tariff',
            'power',
            'lastReadingOn',
            'pendingState',
            'debt',
            'selfConsumption',
            'holder',
          ),
          active: Type.Optional(condition),
          suspended: orNull(condition),
          member: orNull(condition),
          shares: orNull(Type.Object({ model, contract: field, where: Type.Optional(terms) }, strict)),
        },
        strict,
      ),
    ),
    invoices: orNull(
      Type.Object(
        {
          model: Type.Optional(model),
          where: Type.Optional(terms),
          open: Type.Optional(terms),
          customer: orNull(field),
          contract: orNull(field),
          fields: places(
            'number',
            'date',
            'dueOn',
            'from',
            'to',
            'amount',
            'openAmount',
            'energyKwh',
            'state',
          ),
        },
        strict,
      ),
    ),
    readings: orNull(
      Type.Object(
        {
          meters: Type.Optional(Type.Object({ model, contract: field, name: field }, strict)),
          model: Type.Optional(model),
          meter: Type.Optional(field),
          where: Type.Optional(terms),
          fields: places('date', 'period', 'value', 'origin'),
        },
        strict,
      ),
    ),
    cases: orNull(
      Type.Object(
        {
          model: Type.Optional(model),
          contract: Type.Optional(field),
          where: Type.Optional(terms),
          open: Type.Optional(terms),
          fields: places('date', 'process', 'step', 'state', 'text'),
        },
        strict,
      ),
    ),
  },
  strict,
);

const directory = Type.Object(
  {
    kind: Type.Enum([...DIRECTORY_KINDS], { default: 'own', description: DIRECTORY_KINDS.join(', ') }),
    file: textOrNull('the path of a CSV file'),
    url: textOrNull('the address of the server'),
    database: textOrNull('the name of its database'),
    login: textOrNull('the login of the user'),
    password: textOrNull('${NAME} of an environment variable with the password or API key'),
    api: Type.Enum(['jsonrpc', 'json2'], { default: 'jsonrpc', description: 'jsonrpc or json2' }),
    timeoutMs: integer(50, 60_000, 1500),
    mapping: Type.Union([mappingSchema, Type.Null()], { default: null, description: 'a mapping, or null' }),
  },
  strict,
);

/** All that stand here must hold; those of contracts, of one and the same. */
const when = Type.Object(
  {
    flag: Type.Optional(name),
    unpaidInvoices: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    debtOver: Type.Optional(Type.Number({ minimum: 0 })),
    state: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    pendingState: Type.Optional(Type.String({ description: 'a regular expression' })),
    suspended: Type.Optional(Type.Boolean()),
    openCase: Type.Optional(Type.String({ minLength: 1 })),
    selfConsumption: Type.Optional(Type.Boolean()),
    shares: Type.Optional(Type.Boolean()),
    withoutMember: Type.Optional(Type.Boolean()),
    ended: Type.Optional(Type.Boolean()),
  },
  { ...strict, minProperties: 1, description: 'a map of conditions' },
);

export const USUAL_ALERTS = {
  debt: { when: { debtOver: 0 }, level: 'danger', text: '' },
  unpaid: { when: { unpaidInvoices: 1 }, level: 'danger', text: '' },
  suspended: { when: { suspended: true }, level: 'warning', text: '' },
  claim: { when: { openCase: 'R1' }, level: 'warning', text: '' },
  cancellation: { when: { openCase: 'B1' }, level: 'warning', text: '' },
  'no-member': { when: { withoutMember: true }, level: 'warning', text: '' },
  'special-member': { when: { flag: 'special-member' }, level: 'info', text: '' },
  'self-consumption': { when: { selfConsumption: true }, level: 'info', text: '' },
  shares: { when: { shares: true }, level: 'info', text: '' },
} as const;

export const customersSchema = Type.Object(
  {
    directories: Type.Record(name, directory, {
      default: {},
      description: 'a map from name to a directory; none: our own table',
    }),
    budgetMs: integer(100, 60_000, 1500),
    failures: integer(1, 100, 3),
    pauseSeconds: integer(1, 3600, 30),
    freshSeconds: integer(0, 86_400, 60),
    keepHours: integer(0, 720, 24),
    alerts: Type.Record(
      name,
      Type.Object(
        {
          when,
          level: Type.Enum([...ALERT_LEVELS, 'off'], {
            default: 'warning',
            description: `${ALERT_LEVELS.join(', ')} or off`,
          }),
          text: text(''),
        },
        strict,
      ),
      { default: USUAL_ALERTS, description: 'a map from name to {when, level, text}' },
    ),
    links: Type.Record(
      name,
      Type.Object(
        {
          url: Type.String({
            pattern: '^https?://[^\\s{}]+',
            description: 'an address with {email} and the like in it',
          }),
          label: text(''),
          // Who follows it needs the right to, and that is written down.
          isPersonal: yesNo(false),
        },
        strict,
      ),
      { default: {}, description: 'a map from name to {url, label, isPersonal}' },
    ),
    anonymised: yesNo(false),
  },
  strict,
);
