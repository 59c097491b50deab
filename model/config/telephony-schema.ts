import { Type } from 'typebox';
import { integer, strict, text, textOrNull, yesNo } from './schema-parts.ts';

const name = Type.String({ minLength: 1, maxLength: 60, pattern: '^[\\w.-]+$' });
const template = (value: string) =>
  Type.String({
    default: value,
    pattern: '^[^{}\\r\\n]*\\{extension\\}[^{}\\r\\n]*$',
    description: 'a text with {extension} in it, such as PJSIP/{extension}',
  });

/** One exchange. */
const pbx = Type.Object(
  {
    kind: Type.Enum(['asterisk', 'simulated'], {
      default: 'asterisk',
      description: 'asterisk or simulated',
    }),
    host: text('127.0.0.1', 'the name or address of a server'),
    port: integer(1, 65_535, 5038),
    user: text('lineup', 'the name of an account in manager.conf'),
    password: textOrNull('${NAME} of an environment variable with the secret of that account'),
    tls: yesNo(false),
    certificate: textOrNull('the path of the certificate by which the PBX is known'),
    interface: template('PJSIP/{extension}'),
    stateInterface: Type.Union([template(''), Type.Null()], {
      default: null,
      description: 'a text with {extension} in it, such as hint:{extension}@ext-local, or null',
    }),
    extensions: Type.Enum(['off', 'wizard', 'astdb'], {
      default: 'off',
      description: 'off, wizard or astdb',
    }),
    wizardFile: text(
      'pjsip_wizard.conf',
      'the name of a file in the folder of the configuration of Asterisk',
    ),
    template: text('agent', 'the name of a template in that file'),
    timeoutSeconds: integer(1, 60, 5),
    heartbeatSeconds: integer(1, 300, 10),
    callsPerHour: integer(0, 100_000, 60),
    queueLog: textOrNull('the path of queue_log, where this machine can read it'),
  },
  strict,
);

const queue = Type.Object(
  {
    pbx: Type.Optional(name),
    name: Type.Optional(name),
    penalty: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  },
  strict,
);

/** The phones: exchanges, their queues and how these follow the timetable. */
export const telephonySchema = Type.Object(
  {
    pbxs: Type.Record(name, pbx, { default: {}, description: 'a map from name to an exchange' }),
    queues: Type.Record(name, queue, { default: {}, description: 'a map from queue to {pbx, name}' }),
    follow: Type.Enum(['server', 'cron', 'off'], {
      default: 'server',
      description: 'server, cron or off',
    }),
    pauseReasons: Type.Array(Type.String({ minLength: 1, maxLength: 60, pattern: '^[^\\r\\n]+$' }), {
      default: [],
      uniqueItems: true,
      description: 'a list of reasons',
    }),
    longPauseMinutes: integer(1, 600, 15),
    longWaitSeconds: integer(1, 3600, 60),
    serviceLevelSeconds: integer(1, 3600, 20),
    missedRings: integer(1, 100, 3),
    noticeMinutes: integer(0, 120, 5),
    dailyReport: yesNo(true),
    testNumbers: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
      default: [],
      uniqueItems: true,
      description: 'a list of phone numbers',
    }),
    country: Type.String({ default: 'ES', pattern: '^[A-Z]{2}$', description: 'two letters, such as ES' }),
  },
  strict,
);
