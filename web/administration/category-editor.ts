import '../styles/desk.css';
import { html, nothing } from 'lit';
import { CATEGORY_KINDS } from '../../model/call-notes.ts';
import '../call/color-dot.ts';
import {
  addCategory,
  type CategoryView,
  changeCategory,
  listCategories,
  removeCategory,
} from '../data/categories.ts';
import { say } from '../texts.ts';
import { Section } from './section.ts';

const FIELDS = ['name', 'code', 'parent', 'color', 'keywords', 'kind'] as const;

/** Why people call: the tree, with colours and keywords; what is no longer offered stays on old calls. */
export class CategoryEditor extends Section {
  static override properties = {
    ...Section.properties,
    categories: { state: true },
    edited: { state: true },
  };
  declare categories: CategoryView[];
  /** Id of the one that is being changed; `null`: a new one is written. */
  declare edited: string | null;

  constructor() {
    super();
    this.categories = [];
    this.edited = null;
  }

  protected override async load(): Promise<void> {
    this.categories = await listCategories();
  }

  protected override body() {
    return html`${this.edited === null ? this.#form(null) : nothing}
      ${
        this.categories.length === 0
          ? html`<p class="card empty">${say('categories.none')}</p>`
          : html`<ul class="card rows category-rows">${this.categories.map((one) => this.#row(one))}</ul>`
      }`;
  }

  #row(category: CategoryView) {
    const { id, name, code, path, shownColor, keywords, kind, enabled } = category;
    if (id === this.edited) return html`<li>${this.#form(category)}</li>`;
    return html`<li class=${`depth-${Math.min(path.length - 1, 2)}`} data-category=${code}>
      <span class="grow ${enabled ? '' : 'over'}"><lu-dot color=${shownColor ?? nothing}></lu-dot> <b>${name}</b> <small class="quiet number">${[code, ...keywords].join(', ')}</small></span>
      ${kind === 'claim' ? html`<span class="tag">${say('categories.kind.claim')}</span>` : nothing}
      ${enabled ? nothing : html`<span class="tag warn">${say('categories.disabled')}</span>`}
      <label class="check"><input type="checkbox" .checked=${enabled} ?disabled=${this.isBusy} aria-label=${`${say('categories.enabled')}: ${name}`}
        @change=${(event: Event) => void this.#enable(id, (event.target as HTMLInputElement).checked)} />${say('categories.enabled')}</label>
      <button class="button plain icon edit" aria-label=${say('categories.edit-one', { name })} title=${say('categories.edit')} @click=${() => {
        this.edited = id;
      }}><lu-icon name="pencil"></lu-icon></button>
      <button class="button plain icon delete" aria-label=${say('categories.delete-one', { name })} title=${say('administration.delete')} @click=${() => void this.#delete(category)}><lu-icon name="trash-2"></lu-icon></button>
    </li>`;
  }

  #form(category: CategoryView | null) {
    const id = (name: string) => `lu-category-editor-${name}`;
    const text = (name: 'name' | 'code' | 'keywords', value: string, maxlength: number) =>
      this.field(
        name,
        say(`categories.${name}`),
        ({
          described,
          invalid,
        }) => html`<input class="input" id=${id(name)} name=${name} maxlength=${maxlength} autocomplete="off" .value=${value}
          aria-describedby=${described} aria-invalid=${invalid} />`,
      );
    const parents = this.categories.filter(
      (one) =>
        category === null ||
        !one.path.slice(0, category.path.length).every((part, i) => part === category.path[i]),
    );
    return html`<form class=${category ? 'line' : 'card line'} novalidate aria-label=${category ? say('categories.edit-one', { name: category.name }) : say('categories.new')}
      @submit=${(event: SubmitEvent) => void this.#save(event, category)}>
      ${text('name', category?.name ?? '', 100)} ${text('code', category?.code ?? '', 30)} ${text('keywords', category?.keywords.join(', ') ?? '', 500)}
      ${this.field(
        'parent',
        say('categories.parent'),
        ({
          described,
          invalid,
        }) => html`<select class="input" id=${id('parent')} name="parent" aria-describedby=${described} aria-invalid=${invalid}>
          <option value="">${say('categories.parent.none')}</option>${parents.map((one) => html`<option value=${one.id} ?selected=${one.id === category?.parent}>${one.path.join(' › ')}</option>`)}</select>`,
      )}
      ${this.field(
        'kind',
        say('categories.kind'),
        ({
          described,
          invalid,
        }) => html`<select class="input" id=${id('kind')} name="kind" aria-describedby=${described} aria-invalid=${invalid}>
          ${CATEGORY_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === category?.kind}>${say(`categories.kind.${kind}`)}</option>`)}</select>`,
      )}
      <fieldset><legend>${say('categories.color')}</legend>
        <label class="check"><input type="checkbox" name="own-color" .checked=${(category?.color ?? null) !== null} />${say('categories.color.own')}</label>
        <input type="color" name="color" aria-label=${say('categories.color')} .value=${category?.color ?? category?.shownColor ?? '#005f6d'} /></fieldset>
      <span class="acts"><button class="button primary" ?disabled=${this.isBusy}>${say(category ? 'shell.save' : 'administration.add')}</button>
        ${
          category
            ? html`<button class="button" type="button" @click=${() => {
                this.edited = null;
              }}>${say('shell.cancel')}</button>`
            : nothing
        }</span>
    </form>`;
  }

  async #save(event: SubmitEvent, category: CategoryView | null): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const word = (name: string) => String(said.get(name) ?? '').trim();
    const fields = {
      name: word('name'),
      code: word('code'),
      parent: word('parent') || null,
      kind: word('kind') as CategoryView['kind'],
      color: said.has('own-color') ? word('color') : null,
      keywords: word('keywords')
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    };
    const done = await this.doing(
      () => (category ? changeCategory(category.id, fields) : addCategory(fields)),
      FIELDS,
    );
    if (!done) return;
    this.edited = null;
    form.reset();
    await this.reload();
  }

  async #enable(id: string, enabled: boolean): Promise<void> {
    await this.doing(() => changeCategory(id, { enabled }));
    await this.reload();
  }

  async #delete({ id, name }: CategoryView): Promise<void> {
    const isSure = await this.ask({
      title: say('categories.delete.ask', { name }),
      text: say('categories.delete.text'),
      action: say('administration.delete'),
    });
    if (isSure && (await this.doing(() => removeCategory(id)))) await this.reload();
  }
}

customElements.define('lu-category-editor', CategoryEditor);
