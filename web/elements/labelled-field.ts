import { html, nothing, type TemplateResult } from 'lit';

/** What a control says of itself: ids of what describes it, and whether it was refused. */
export interface FieldMarks {
  id: string;
  described: string | typeof nothing;
  invalid: 'true' | typeof nothing;
}

/** A field with its label, its hint, and what was refused of it. `id`: of the control. */
export function labelledField(
  { id, label, hint = '', fault }: { id: string; label: string; hint?: string; fault: string | undefined },
  control: (marks: FieldMarks) => TemplateResult,
) {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control({ id, described: described || nothing, invalid: fault ? 'true' : nothing })}
    ${hint ? html`<small id=${`${id}-hint`}>${hint}</small>` : nothing}
    ${fault ? html`<span class="fault" role="alert" id=${`${id}-fault`}>${fault}</span>` : nothing}
  </div>`;
}
