import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { freshPerson, listPersons, type PersonView, savePerson } from '../data/persons.ts';
import { loadSession, session } from '../data/session.ts';
import { wordsBeside } from '../state/faults.ts';

/** `overtaken`: somebody else was faster, and what they wrote is shown. */
export type Outcome = 'saved' | 'overtaken' | 'refused';

/** Persons as the server keeps them, and what it refused of them. It holds them; the host draws them. */
export class KeptPersons implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #byKey: ReadonlyMap<string, PersonView> = new Map();
  #faults: ReadonlyMap<string, string> = new Map();
  #saving: Promise<unknown> = Promise.resolve();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get byKey(): ReadonlyMap<string, PersonView> {
    return this.#byKey;
  }

  /** What was refused, by "key field". */
  get faults(): ReadonlyMap<string, string> {
    return this.#faults;
  }

  async load(): Promise<void> {
    this.#byKey = new Map((await listPersons()).map((person) => [person.key, person]));
    this.#host.requestUpdate();
  }

  /** One after the other: each save brings the version that the next one has seen. */
  save(key: string, field: string, change: Partial<PersonView>): Promise<Outcome> {
    const saved = this.#saving.then(() => this.#save(key, field, change));
    this.#saving = saved.catch(() => {});
    return saved;
  }

  /** `words`: `null` takes back what was said. */
  refuse(key: string, field: string, words: string | null): void {
    const faults = new Map(this.#faults);
    if (words === null) faults.delete(`${key} ${field}`);
    else faults.set(`${key} ${field}`, words);
    this.#faults = faults;
    this.#host.requestUpdate();
  }

  async #save(key: string, field: string, change: Partial<PersonView>): Promise<Outcome> {
    try {
      this.#keep(await savePerson(this.#byKey.get(key)!, change));
      this.refuse(key, field, null);
    } catch (error) {
      const fresh = freshPerson(error);
      if (fresh) this.#keep(fresh);
      this.refuse(key, field, wordsBeside(error, false));
      return fresh ? 'overtaken' : 'refused';
    }
    // One's own roles decide what this page shows.
    if (key === session.value?.person.key) await loadSession();
    return 'saved';
  }

  #keep(person: PersonView): void {
    this.#byKey = new Map(this.#byKey).set(person.key, person);
    this.#host.requestUpdate();
  }
}
