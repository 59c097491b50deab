import { LitElement } from 'lit';

/** An element without a shadow: the sheets of the page, ids and labels reach into it. */
export abstract class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
