import type {
  CustomerDetails,
  CustomerMatch,
  CustomerQuestion,
  DetailKind,
  DirectoryKind,
  FoundCustomers,
} from '../../model/customers.ts';

/**
 * A place that knows customers. It rejects with an `AppError`: `directory-down`, `directory-timeout`,
 * `directory-refused`, `directory-malformed` or, of details, `unknown-customer`; and with the signal's reason.
 */
export interface CustomerDirectory {
  /** As in the configuration. */
  readonly name: string;
  readonly kind: DirectoryKind;
  /** Who has the number, or a contact who has. */
  findByNumber(e164: string, signal: AbortSignal): Promise<CustomerMatch[]>;
  /** `field` is never `auto`. */
  search(question: CustomerQuestion, signal: AbortSignal): Promise<FoundCustomers>;
  /** What a directory does not hold is empty. */
  details(externalId: string, what: DetailKind, signal: AbortSignal): Promise<CustomerDetails>;
  /** Ends what it keeps open. */
  close?(): void;
}
