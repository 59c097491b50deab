/** The root of a version of Odoo. */
export interface OdooTree {
  root: string;
  /** The folder in it for databases. */
  places: string;
  /** One of them, to make copies of. */
  prepared: string;
}

/** The root of a version; null: it is not there, or not whole. */
export function findOdooTree(version: 14 | 19): OdooTree | null;

/** Lays out what is missing, all versions at once. Rejects with why not. */
export function layOutOdoos(): Promise<void>;
