/** A row of the table: what the files of one folder may import. */
export interface Room {
  /** The folder; of several that fit a file the longest counts. */
  room: string;
  /** Rooms and files of ours beside the room itself, with all its folders. */
  mayImport: string[];
  /** Node's own modules. */
  node: 'any' | 'none' | string[];
  /** The clock and chance arrive as arguments. */
  isPure?: boolean;
}

const devices = ['telephony', 'messaging', 'connectors', 'store'];

/** Who may import whom. */
export const rooms: Room[] = [
  { room: 'model', mayImport: [], node: 'none' },

  // These decide.
  { room: 'scheduler', mayImport: ['model'], node: 'none', isPure: true },
  { room: 'scheduler/solvers/workers', mayImport: ['model'], node: ['node:module', 'node:worker_threads'] },
  { room: 'helpdesk', mayImport: ['model'], node: 'none', isPure: true },

  // These touch the world; never each other.
  ...devices.map((room): Room => ({ room, mayImport: ['model'], node: 'any' })),

  // This joins them into what people do.
  { room: 'actions', mayImport: ['model', 'scheduler', 'helpdesk', ...devices], node: 'any' },

  // These are the doors.
  { room: 'api', mayImport: ['model', 'actions', 'package.json'], node: 'any' },
  // The one door that opens another: it starts the server.
  { room: 'cli', mayImport: ['model', 'actions', 'api/server.ts', 'package.json'], node: 'any' },
  { room: 'web', mayImport: ['model'], node: 'none' },
  // What builds the pages runs in Node.
  { room: 'web/vite.config.ts', mayImport: ['model'], node: 'any' },
];

/** Packages that live in one place only. */
export const places: { packages: string[]; place: string; also?: string; onlyDynamically?: boolean }[] = [
  { packages: ['kysely', 'pg', 'node:sqlite'], place: 'store' },
  { packages: ['highs'], place: 'scheduler/solvers/workers' },
  { packages: ['asterisk-manager'], place: 'telephony/asterisk' },
  { packages: ['node:worker_threads'], place: 'scheduler/solvers/workers', also: 'actions/planning' },
  { packages: ['nodemailer'], place: 'messaging', onlyDynamically: true },
  // 240 MB, and seconds to load
  { packages: ['googleapis'], place: 'connectors/google-sheets', onlyDynamically: true },
];

/** Commands that must start fast and need no data of ours, and what their static imports must not reach. */
export const lightCommands = ['cli/commands/solve.ts'];
export const heavy = ['store', 'connectors', 'googleapis', 'kysely'];
