import type { CallOutcome } from './phones.ts';
import type { Instant, PersonKey } from './types.ts';

/** The words of the call registry as plain data. */

/** A customer as it was when something was written down: it is shown even if its directory is out of reach. */
export interface NotedCustomer {
  /** The directory's name. */
  origin: string;
  externalId: string;
  name: string;
  taxId: string;
}

export interface NotedContract {
  id: string;
  number: string;
  address: string;
}

/** Of a complaint. */
export interface Claim {
  /** `null`: not decided. */
  founded: boolean | null;
  /** Who answers for it; `null`: not said. */
  responsible: string | null;
}

/** What somebody wrote about a call, or about one that no exchange of ours knows. */
export interface CallNote {
  id: string;
  /** `null`: written by hand, of no call. */
  call: string | null;
  operator: PersonKey;
  /** When the call came. */
  at: Instant;
  /** E.164, or as it was said; `null`: withheld. */
  number: string | null;
  customer: NotedCustomer | null;
  contract: NotedContract | null;
  /** Ids of categories. */
  categories: string[];
  comment: string;
  /** `null`: not said. */
  solved: boolean | null;
  claim: Claim | null;
  updatedAt: Instant;
  /** 1 at first; each write adds one. */
  version: number;
  /** Its id in the foreign registry that it was written to. */
  externalId: string | null;
}

export const CATEGORY_KINDS = ['general', 'claim'] as const;
export type CategoryKind = (typeof CATEGORY_KINDS)[number];

/** Why people call; they make a tree. */
export interface Category {
  id: string;
  name: string;
  /** Short, and of one category only. */
  code: string;
  /** Id of the one that it belongs to. */
  parent: string | null;
  /** As "#rrggbb"; `null`: that of its parent. */
  color: string | null;
  keywords: string[];
  /** Others are not offered; old calls keep them. */
  enabled: boolean;
  kind: CategoryKind;
  /** Among those of the same parent. */
  order: number;
}

export const CALLBACK_STATES = ['open', 'done', 'dropped'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];

/** Somebody did not get through and is to be called. */
export interface Callback {
  id: string;
  /** E.164: of each number at most one is open. */
  number: string;
  /** The last call that was missed. */
  call: string;
  /** How often it was. */
  missed: number;
  state: CallbackState;
  createdAt: Instant;
  /** When the last call was missed. */
  missedAt: Instant;
  /** Who should call; `null`: nobody had a turn. */
  offeredTo: PersonKey | null;
  /** Since when that one said that she will; `null`: it was only offered. */
  takenAt: Instant | null;
  closedAt: Instant | null;
  /** A person's key, or "lineup" where it closed by itself. */
  closedBy: string | null;
}

/** What a line of the registry is about. */
export interface RegistryFilter {
  from?: Instant;
  to?: Instant;
  /** Who answered, was rung, or wrote. */
  person?: PersonKey;
  queue?: string;
  outcome?: CallOutcome;
  number?: string;
  /** Id; those below it count, too. */
  category?: string;
  customer?: Pick<NotedCustomer, 'origin' | 'externalId'>;
  solved?: boolean;
  /** Only those with a note, or only those without. */
  noted?: boolean;
  /** In numbers, names and comments. */
  text?: string;
}
