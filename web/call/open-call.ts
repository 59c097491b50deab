import type { ReactiveControllerHost } from 'lit';
import type { CardEnd } from '../../model/call-cards.ts';
import {
  addNote,
  type CallNoteView,
  changeNote,
  type NotedCustomer,
  type NoteFields,
  notesOf,
  type RegistryLineView,
  removeNote,
} from '../data/call-notes.ts';
import type { CardView } from '../data/cards.ts';
import { type CallerView, type FoundCustomer, notedOf, searchCustomers } from '../data/customers.ts';
import { Refusal } from '../data/http.ts';
import { type ListedRequest, listServiceRequests, openServiceRequest } from '../data/service-requests.ts';
import { session } from '../data/session.ts';
import { wordsOf } from '../state/faults.ts';

export type Match = CallerView['matches'][number];

/**
 * A call that is open on the page: who called, the note about it, what became of it. It lives as long as the tab, so
 * that what is written outlasts going to another call or page.
 */
export class OpenCall {
  /** `null`: a note by hand, of no call that an exchange knows. */
  readonly call: string | null;
  number: string | null;
  card: CardView | null = null;
  line: RegistryLineView | null = null;
  /** Why its card went. */
  gone: CardEnd | null = null;
  /** Who has its number, of calls without a card. */
  matches: Match[] | null = null;
  /** What is known of the customer that is chosen. */
  customer: FoundCustomer | null = null;
  note: CallNoteView | null = null;
  /** Of other people. */
  others: CallNoteView[] = [];
  requests: ListedRequest[] = [];
  fields: NoteFields = empty();
  isWritten = false;
  isBusy = false;
  /** Why something was not done. */
  fault: string | null = null;
  /** What is wrong with the categories. */
  categoryFault: string | null = null;
  host: (ReactiveControllerHost & HTMLElement) | null = null;
  /** Saved twice with the same it is saved once. */
  #key = crypto.randomUUID();
  #requestKey = crypto.randomUUID();
  /** Somebody said that it is none of those that were found. */
  #isUnbound = false;

  constructor(call: string | null, number: string | null) {
    this.call = call;
    this.number = number;
  }

  /** Fetches what was written about it, and who has its number unless a card tells. */
  async load(): Promise<void> {
    const { call } = this;
    if (call === null) return;
    await this.#trying(async () => {
      const me = session.value?.person.key;
      const [notes, { requests }] = await Promise.all([
        notesOf(call),
        listServiceRequests(new URLSearchParams({ call, status: 'all' })),
      ]);
      this.requests = requests;
      this.others = notes.filter(({ operator }) => operator !== me);
      const mine = notes.find(({ operator }) => operator === me) ?? null;
      if (!this.isWritten) this.#keep(mine);
      else if (mine && this.note?.version !== mine.version) this.note = mine;
      this.number ??= notes[0]?.number ?? requests[0]?.phone ?? null;
      if (!this.card && !this.matches) await this.#look();
    });
  }

  /** Asks the directories again. */
  async look(): Promise<void> {
    await this.#trying(() => this.#look());
  }

  async #look(): Promise<void> {
    if (this.number === null) return;
    const found = await searchCustomers(this.number, 'phone');
    const certainty = found.customers.length === 1 ? 'known' : 'maybe';
    this.matches = found.customers.map(({ alerts, ...customer }) => ({
      ...{ customer, alerts, certainty, evidence: [] },
    }));
    this.#recognise();
  }

  /** Its card, as it is now. */
  show(card: CardView): void {
    this.card = card;
    this.number = card.number;
    this.gone = null;
    this.#recognise();
    this.#tell();
  }

  leave(why: CardEnd): void {
    this.gone = why;
    if (this.card) this.matches = this.card.caller.matches;
    this.card = null;
    this.#tell();
  }

  get candidates(): readonly Match[] {
    const told = this.card?.caller.matches ?? [];
    return told.length > 0 ? told : (this.matches ?? []);
  }

  write(change: Partial<NoteFields>): void {
    this.fields = { ...this.fields, ...change };
    this.isWritten = true;
    if (change.categories) this.categoryFault = null;
    this.#tell();
  }

  choose(customer: FoundCustomer): void {
    this.customer = customer;
    this.#isUnbound = false;
    this.write({ customer: notedOf(customer), contract: null });
  }

  unbind(): void {
    this.customer = null;
    this.#isUnbound = true;
    this.write({ customer: null, contract: null });
  }

  async save(): Promise<void> {
    const { call, number, fields, note } = this;
    await this.#trying(async () => {
      const saved = note
        ? await changeNote(note, fields)
        : await addNote({ ...(call === null ? { number } : { call }), key: this.#key, ...fields });
      // What was written while it was being saved stays to be saved.
      if (this.fields === fields) this.#keep(saved);
      else this.note = saved;
    });
  }

  async remove(): Promise<void> {
    const { note } = this;
    if (!note) return;
    await this.#trying(async () => {
      await removeNote(note);
      this.#key = crypto.randomUUID();
      this.isWritten = false;
      this.#keep(null);
      this.#recognise();
    });
  }

  /** Everything is filled in from what is on the page; answers with its number. */
  async openRequest(): Promise<string | null> {
    const { call, fields } = this;
    let number: string | null = null;
    await this.#trying(async () => {
      const { customer, contract, categories, comment } = fields;
      const of = call === null ? {} : { call };
      const wish = { ...of, key: this.#requestKey, customer, contract, category: categories[0] ?? null };
      const { can: _, ...opened } = await openServiceRequest({
        ...wish,
        ...(comment.trim() === '' ? {} : { text: comment }),
      });
      this.#requestKey = crypto.randomUUID();
      this.requests = [opened, ...this.requests.filter(({ id }) => id !== opened.id)];
      number = opened.number;
    });
    return number;
  }

  /** One who is known is the customer, unless somebody said otherwise. */
  #recognise(): void {
    const { customer } = this.fields;
    const known = this.candidates.filter(({ certainty }) => certainty === 'known');
    if (customer) this.customer = this.#fullOf(customer);
    else if (known.length === 1 && !this.#isUnbound && this.note === null) {
      const [{ customer: found, alerts }] = known as [Match];
      this.customer = { ...found, alerts };
      this.fields = { ...this.fields, customer: notedOf(found) };
    }
  }

  #keep(note: CallNoteView | null): void {
    this.note = note;
    this.isWritten = false;
    if (note) {
      const { customer, contract, categories, comment, solved, claim } = note;
      this.fields = { customer, contract, categories, comment, solved, claim };
      this.customer = customer && this.#fullOf(customer);
    } else if (!this.isWritten) {
      this.fields = { ...empty(), customer: this.fields.customer };
    }
  }

  #fullOf(noted: NotedCustomer): FoundCustomer {
    const isIt = (one: { origin: string; externalId: string } | null) =>
      one?.origin === noted.origin && one.externalId === noted.externalId;
    if (this.customer && isIt(this.customer)) {
      const fresh = this.candidates.find(({ customer }) => isIt(customer));
      return fresh ? { ...fresh.customer, alerts: fresh.alerts } : this.customer;
    }
    const found = this.candidates.find(({ customer }) => isIt(customer));
    return found ? { ...found.customer, alerts: found.alerts } : bare(noted);
  }

  async #trying(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.fault = null;
    this.#tell();
    try {
      await work();
    } catch (error) {
      const isOfCategories = error instanceof Refusal && /category/.test(error.code);
      if (isOfCategories) this.categoryFault = wordsOf(error);
      else this.fault = wordsOf(error);
      if (error instanceof Refusal && error.code === 'note-changed') await this.#refetch();
    } finally {
      this.isBusy = false;
      this.#tell();
    }
  }

  /** Another tab of mine saved it meanwhile: what is written here stays, and can be saved over that. */
  async #refetch(): Promise<void> {
    const me = session.value?.person.key;
    const notes = this.call === null ? [] : await notesOf(this.call).catch(() => []);
    this.note = notes.find(({ operator }) => operator === me) ?? this.note;
  }

  #tell(): void {
    this.host?.requestUpdate();
  }
}

function empty(): NoteFields {
  return { customer: null, contract: null, categories: [], comment: '', solved: null, claim: null };
}

/** What was noted of a customer: the directory has more, and is asked for it when it is looked at. */
function bare({ origin, externalId, name, taxId }: NotedCustomer): FoundCustomer {
  return {
    ...{ id: `${origin}/${externalId}`, origin, externalId, name, taxId },
    ...{ memberNumber: '', language: null, city: '', address: '', comment: '' },
    ...{ emails: [], phones: [], flags: [], contracts: [], openInvoices: null, alerts: [] },
  };
}
