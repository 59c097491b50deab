/** `<lu-dot color="#aabbcc">`: the colour of a category, beside its name. Without a colour it has no pixel. */
export class ColorDot extends HTMLElement {
  static observedAttributes = ['color'];

  connectedCallback(): void {
    this.ariaHidden = 'true';
  }

  attributeChangedCallback(_name: string, _before: string | null, color: string | null): void {
    // By the object model: a style in the page is refused by the policy of the server.
    if (color && /^#[0-9a-f]{6}$/i.test(color)) this.style.setProperty('--dot', color);
    else this.style.removeProperty('--dot');
  }
}

customElements.define('lu-dot', ColorDot);
