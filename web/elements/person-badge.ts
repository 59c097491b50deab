import { initialsOf } from '../../model/initials.ts';

/** Coats repeat from here on, with a cut corner, then with a ring. */
const COATS = 28;

/** `<lu-badge>`: a person's coat with her initials. Beside it her name says who she is. */
export class PersonBadge extends HTMLElement {
  #name = '';
  #coat: number | null = null;
  #initials: string | null = null;

  set name(name: string) {
    this.#name = name;
    this.#draw();
  }

  set coat(coat: number | null) {
    this.#coat = coat;
    this.#draw();
  }

  /** Where they are each once among many; by default those of the name alone. */
  set initials(initials: string | null) {
    this.#initials = initials;
    this.#draw();
  }

  connectedCallback(): void {
    this.ariaHidden = 'true';
    this.#draw();
  }

  #draw(): void {
    // A copy that is dragged stays as it was drawn.
    if (this.#name === '' && this.dataset.initials) return;
    const coat = this.#coat ?? 1;
    const round = Math.floor((coat - 1) / COATS);
    const classes = [`coat-${((coat - 1) % COATS) + 1}`, round === 1 ? 'cut' : '', round > 1 ? 'ring' : ''];
    this.className = classes.filter(Boolean).join(' ');
    // Drawn by the style sheet: initials are no words that somebody would say.
    this.dataset.initials = this.#initials ?? initialsOf([this.#name])[0] ?? '';
  }
}

customElements.define('lu-badge', PersonBadge);
