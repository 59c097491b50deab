/** `<lu-icon name="pin">`: a drawing of ours, fetched once. It says nothing: what stands beside it does. */
const drawings = new Map<string, Promise<string>>();

export class Icon extends HTMLElement {
  static observedAttributes = ['name'];

  connectedCallback(): void {
    this.ariaHidden = 'true';
    void this.#draw();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) void this.#draw();
  }

  async #draw(): Promise<void> {
    const name = this.getAttribute('name') ?? '';
    if (!/^[a-z0-9-]+$/.test(name)) return;
    let drawing = drawings.get(name);
    if (!drawing) {
      drawing = fetch(`/icons/${name}.svg`).then((response) => (response.ok ? response.text() : ''));
      // Without a line there is no drawing; the next one that is shown asks again.
      drawing.catch(() => drawings.delete(name));
      drawings.set(name, drawing);
    }
    const text = await drawing.catch(() => '');
    if (text === '') return;
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    if (this.getAttribute('name') === name && parsed.nodeName === 'svg') this.replaceChildren(parsed);
  }
}

customElements.define('lu-icon', Icon);
