import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A value that pages watch. */
export interface State<T> {
  readonly value: T;
  set(value: T): void;
  /** Calls back at each change; answers with what stops that. */
  subscribe(listener: () => void): () => void;
}

export function createState<T>(initial: T): State<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get value() {
      return value;
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Draws an element anew whenever one of the states changes. */
export class Watch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #states: readonly State<unknown>[];
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, ...states: State<unknown>[]) {
    this.#host = host;
    this.#states = states;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stops = this.#states.map((state) => state.subscribe(() => this.#host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
  }
}
