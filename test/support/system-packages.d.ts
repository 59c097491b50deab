/** What tests need from the operating system beside our npm packages, and what is lost without it. */
export const systemPackages: {
  name: string;
  apt: string[];
  /** What is only laid out in a folder. */
  unpack?: { packages: string[]; folder: string };
  found: () => boolean;
  /** Fetches what apt does not install; needs no rights. */
  bring?: () => Promise<void>;
  without: string;
}[];

/** The folder with PostgreSQL's own programs, such as initdb and pg_ctl; null when there is none. */
export function findPostgres(): string | null;

/** The path of the browser with which pages are looked at; null when there is none. */
export function findChromium(): string | null;
