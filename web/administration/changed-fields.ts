export interface ChangedField {
  field: string;
  before: string;
  after: string;
}

/** Fields that differ between what was there before and after, each in one line; what is no object is one field. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const old = fieldsOf(before);
  const next = fieldsOf(after);
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .map((field) => ({ field, before: said(old[field]), after: said(next[field]) }))
    .filter((one) => one.before !== one.after);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { '': value };
}

function said(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value === '' ? '–' : value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ') || '–';
  return JSON.stringify(value);
}
