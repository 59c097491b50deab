import { type Static, Type } from 'typebox';
import { LOCALES } from '../types.ts';
import { customersSchema } from './customers-schema.ts';
import { deskSchema } from './desk-schema.ts';
import { messagingSchema } from './messaging-schema.ts';
import { integer, strict, text, textOrNull, weekday, yesNo } from './schema-parts.ts';
import { telephonySchema } from './telephony-schema.ts';

/**
 * The shape of the configuration: one declaration for types, checks and explanations. A `description` is what
 * a fault says was expected; every key has a default, so that a file names only what it changes.
 */

// Far below what a breach of a hard rule is priced at, so that no sum of penalties buys one.
const weight = (value: number) => integer(0, 10_000, value);
const level = (value: 'hard' | 'soft' | 'off') =>
  Type.Enum(['hard', 'soft', 'off'], { default: value, description: 'hard, soft or off' });
const strictLevel = (value: 'hard' | 'off') =>
  Type.Enum(['hard', 'off'], { default: value, description: 'hard or off' });
const softLevel = (value: 'soft' | 'off') =>
  Type.Enum(['soft', 'off'], { default: value, description: 'soft or off' });
const perGroup = Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 1000 }), {
  default: {},
  description: 'a map from group to a whole number',
});

type RuleDefaults = {
  shapes: 'runs' | 'exact4';
  lunch: 'hard' | 'soft' | 'off';
  splitDay: 'hard' | 'soft' | 'off';
  optional: number;
  groups: 'hard' | 'off';
  tableLimit: 'hard' | 'off';
};

/** A rule set: what each preset may set. Hard rules without a choice (nobody twice, closed days …) need no key. */
function ruleSet(defaults: RuleDefaults) {
  return Type.Object(
    {
      shapes: Type.Enum(['runs', 'exact4'], {
        default: defaults.shapes,
        description: 'runs (any number of slots) or exact4 (costs of exact days of four slots)',
      }),
      'optional-unavailability': Type.Object(
        { level: level('soft'), weight: weight(defaults.optional) },
        strict,
      ),
      'concentrated-load': Type.Object({ level: level('soft'), weight: weight(20) }, strict),
      lunch: Type.Object(
        {
          level: level(defaults.lunch),
          weight: weight(10),
          slots: Type.Union(
            [Type.Array(Type.Integer({ minimum: 1, maximum: 31 }), { minItems: 1 }), Type.Null()],
            {
              default: null,
              description: 'a list of slot numbers counted from 1, or null for the two middle ones',
            },
          ),
        },
        strict,
      ),
      'split-day': Type.Object(
        {
          level: level(defaults.splitDay),
          weight: weight(30),
          farWeight: weight(20),
          unlessDailyLimit: integer(1, 31, 3),
        },
        strict,
      ),
      marathon: Type.Object({ level: level('soft'), weight: weight(40), from: integer(2, 31, 3) }, strict),
      'fixed-turns': Type.Object({ level: level('soft'), weight: weight(50) }, strict),
      holes: Type.Object(
        {
          level: level('soft'),
          weight: weight(100),
          extraWeight: weight(1),
          limit: Type.Union([Type.Integer({ minimum: 0, maximum: 1000 }), Type.Null()], {
            default: null,
            description: 'most holes in a slot as a hard rule, or null for no limit',
          }),
        },
        strict,
      ),
      'table-noise': Type.Object({ level: level('soft'), weight: weight(5) }, strict),
      'table-limit': Type.Object(
        { level: strictLevel(defaults.tableLimit), limit: integer(1, 1000, 2) },
        strict,
      ),
      'group-idle': Type.Object(
        { level: level(defaults.groups), weight: weight(50), countAbsent: yesNo(false), groups: perGroup },
        strict,
      ),
      'group-phoning': Type.Object(
        { level: level(defaults.groups), weight: weight(50), groups: perGroup },
        strict,
      ),
      skills: Type.Object({ level: level('hard'), weight: weight(50), groups: perGroup }, strict),
      'first-lines': Type.Object({ level: strictLevel('off'), limit: integer(1, 31, 1) }, strict),
      fairness: Type.Object(
        { level: softLevel('soft'), weight: weight(1), weeks: integer(1, 104, 8) },
        strict,
      ),
      // A turn that changes hands costs it twice: dearer than any comfort, cheaper than a hole.
      stability: Type.Object({ level: softLevel('soft'), weight: weight(30) }, strict),
    },
    strict,
  );
}

export const wellbeingRules = ruleSet({
  shapes: 'runs',
  lunch: 'soft',
  splitDay: 'soft',
  optional: 5,
  groups: 'hard',
  tableLimit: 'off',
});
export const tomaticRules = ruleSet({
  shapes: 'exact4',
  lunch: 'hard',
  splitDay: 'hard',
  optional: 5,
  groups: 'hard',
  tableLimit: 'hard',
});

const slotList = Type.Array(
  Type.String({ pattern: '^\\d{1,2}:\\d{2}(-\\d{1,2}:\\d{2})?$', description: '"HH:MM" or "HH:MM-HH:MM"' }),
  {
    minItems: 1,
    maxItems: 32,
    description: 'limits "HH:MM" (the last is closing), or intervals "HH:MM-HH:MM"',
  },
);
const lineCount = Type.Integer({ minimum: 1, maximum: 1000 });
const lines = Type.Union([lineCount, Type.Array(lineCount, { minItems: 1, maxItems: 31 })]);
const byWeekday = <T extends Type.TSchema>(schema: T) =>
  Type.Object(
    {
      default: Type.Optional(schema),
      mon: Type.Optional(schema),
      tue: Type.Optional(schema),
      wed: Type.Optional(schema),
      thu: Type.Optional(schema),
      fri: Type.Optional(schema),
      sat: Type.Optional(schema),
      sun: Type.Optional(schema),
    },
    strict,
  );

export const configSchema = Type.Object(
  {
    organisation: Type.Object(
      {
        name: text('Lineup'),
        logo: textOrNull('the path of a picture, .svg or .png'),
        timezone: text('Europe/Madrid', 'a time zone such as Europe/Madrid'),
        locale: Type.Enum([...LOCALES], { default: 'en', description: `one of ${LOCALES.join(', ')}` }),
      },
      strict,
    ),
    week: Type.Object(
      {
        days: Type.Array(weekday, {
          minItems: 1,
          uniqueItems: true,
          default: ['mon', 'tue', 'wed', 'thu', 'fri'],
          description: 'a list of different weekdays',
        }),
        slots: Type.Union([slotList, byWeekday(slotList)], {
          default: ['09:00', '10:15', '11:30', '12:45', '14:00'],
          description: 'a list of times, or one list for each weekday with "default" for the others',
        }),
        lines: Type.Union([lines, byWeekday(lines)], {
          default: 6,
          description: 'a whole number, a list with one for each slot, or either by weekday',
        }),
        lineNames: Type.Array(Type.String({ minLength: 1 }), { default: [], description: 'a list of names' }),
        queues: Type.Record(
          Type.String({ minLength: 1 }),
          Type.Object(
            {
              lines: Type.Array(Type.Integer({ minimum: 1, maximum: 1000 }), {
                minItems: 1,
                uniqueItems: true,
                description: 'numbers of lines, counted from 1',
              }),
              groups: Type.Optional(
                Type.Array(Type.String({ minLength: 1 }), {
                  uniqueItems: true,
                  description: 'a list of groups, empty for everybody',
                }),
              ),
            },
            strict,
          ),
          { default: {}, description: 'a map from queue to {lines, groups}' },
        ),
        distinctLines: yesNo(false),
        dailyTurns: integer(1, 31, 2),
      },
      strict,
    ),
    load: Type.Object(
      {
        fullWeekDays: Type.Union([Type.Integer({ minimum: 1, maximum: 7 }), Type.Null()], {
          default: null,
          description: 'a whole number from 1 to 7, or null for the number of week.days',
        }),
        maxOverload: integer(0, 1000, 0),
        adjustLines: yesNo(false),
        clusterLines: yesNo(false),
        forgive: yesNo(false),
      },
      strict,
    ),
    rules: Type.Object(
      {
        preset: Type.Enum(['wellbeing', 'tomatic'], {
          default: 'wellbeing',
          description: 'wellbeing or tomatic',
        }),
        wellbeing: wellbeingRules,
        tomatic: tomaticRules,
      },
      strict,
    ),
    solver: Type.Object(
      {
        timeLimitSeconds: integer(1, 86_400, 60),
        seed: integer(0, 2_147_483_647, 0),
        stopPenalty: integer(0, 1_000_000_000, 0),
        searchDays: Type.Array(weekday, {
          uniqueItems: true,
          default: [],
          description: 'a list of weekdays',
        }),
      },
      strict,
    ),
    sources: Type.Object(
      {
        default: Type.Enum(['store', 'sheets', 'odoo', 'files'], {
          default: 'store',
          description: 'store, sheets, odoo or files',
        }),
        sheets: Type.Object(
          {
            keyFile: textOrNull('the path of the key file of a service account'),
            spreadsheetId: textOrNull("the spreadsheet's id"),
            spreadsheetTitle: textOrNull("the spreadsheet's title"),
            idealLoadSheet: text('fullCarregaIdeal', 'the name of a sheet'),
            idealLoadNamesRange: text('idealLoadNames', 'the name of a range'),
            idealLoadValuesRange: text('idealLoadValues', 'the name of a range'),
            leavesSheet: textOrNull('the name of a sheet'),
            holidaysRange: text(
              'Vacances{year}Semestre{semester}',
              'the name of a range with {year} and {semester}',
            ),
            timeoutSeconds: integer(1, 600, 10),
            attempts: integer(1, 20, 5),
            apiUrl: textOrNull('the root of the Sheets and Drive services'),
            tokenUrl: textOrNull('the address that gives tokens'),
          },
          strict,
        ),
        odoo: Type.Object(
          {
            url: textOrNull('the address of the Odoo server'),
            database: textOrNull('the name of its database'),
            login: textOrNull('the login of the user'),
            password: textOrNull('${NAME} of an environment variable with the password or API key'),
            api: Type.Enum(['jsonrpc', 'json2'], { default: 'jsonrpc', description: 'jsonrpc or json2' }),
            absences: Type.Enum(['hr.leave', 'get_leaves'], {
              default: 'hr.leave',
              description: 'hr.leave or get_leaves',
            }),
            closedDays: Type.Enum(
              ['resource.calendar.leaves', 'hr.holidays.public.line', 'get_festivities'],
              {
                default: 'resource.calendar.leaves',
                description: 'resource.calendar.leaves, hr.holidays.public.line or get_festivities',
              },
            ),
            timeoutSeconds: integer(1, 600, 10),
            attempts: integer(1, 20, 5),
          },
          strict,
        ),
        files: Type.Object(
          {
            directory: textOrNull('the path of a directory'),
            idealLoads: text('ideal-loads.yaml', 'the name of a file'),
            absences: text('absences.conf', 'the name of a file'),
            leaves: text('leaves.conf', 'the name of a file'),
            closedDays: text('closed-days.conf', 'the name of a file'),
          },
          strict,
        ),
      },
      strict,
    ),
    store: Type.Object(
      { url: textOrNull('postgres://… as ${NAME} of an environment variable, or sqlite:PATH') },
      strict,
    ),
    outputs: Type.Object(
      {
        directory: textOrNull('the path of a directory'),
        staticCopy: Type.Object(
          {
            folder: textOrNull('the path of a directory'),
            sftp: Type.Object(
              {
                host: textOrNull('the name of a server'),
                port: integer(1, 65_535, 22),
                user: textOrNull('the name of the account there'),
                keyFile: textOrNull('the path of a private key'),
                password: textOrNull('${NAME} of an environment variable with the password'),
                hostKey: textOrNull("the SHA-256 of the server's key, as ssh-keygen -l shows it"),
                folder: text('.', 'the path of a directory there'),
              },
              strict,
            ),
          },
          strict,
        ),
      },
      strict,
    ),
    api: Type.Object(
      {
        host: text('127.0.0.1', 'an address of this machine'),
        port: integer(0, 65_535, 4555),
        publicUrl: Type.Union([Type.String({ pattern: '^https?://[^/?#]+/?$' }), Type.Null()], {
          default: null,
          description: 'an address such as https://lineup.example.org, or null',
        }),
        behindProxy: yesNo(false),
        requestsPerMinute: integer(1, 10_000_000, 6000),
        signInsPerMinute: integer(1, 100_000, 30),
        bodyKilobytes: integer(1, 1_000_000, 1024),
      },
      strict,
    ),
    telephony: telephonySchema,
    customers: customersSchema,
    desk: deskSchema,
    messaging: messagingSchema,
    access: Type.Object(
      {
        sessionHours: integer(1, 8760, 10),
        secret: textOrNull('${NAME} of an environment variable with 32 or more random characters'),
        oidc: Type.Object(
          {
            issuer: Type.Union([Type.String({ pattern: '^https?://' }), Type.Null()], {
              default: null,
              description: 'the address of an OpenID provider, or null',
            }),
            clientId: textOrNull('the id that the provider gave to Lineup'),
            clientSecret: textOrNull('${NAME} of an environment variable with the secret of that id'),
            label: text('OpenID', 'text'),
          },
          strict,
        ),
        swaps: Type.Enum(['free', 'consent', 'coordinator'], {
          default: 'consent',
          description: 'free, consent or coordinator',
        }),
      },
      strict,
    ),
  },
  strict,
);

export type Config = Static<typeof configSchema>;
export type RuleSet = Static<typeof wellbeingRules>;
/** Keys of the rules that an installation may tune. */
export type TunableRule = Exclude<keyof RuleSet, 'shapes'>;
