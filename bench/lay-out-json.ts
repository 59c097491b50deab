/** JSON as the formatter wants it: on one line what fits, else an item on each. */
export function layOutJson(value: unknown, indent = '', before = 0): string {
  const inline = JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');
  const isLeaf = typeof value !== 'object' || value === null;
  if (isLeaf || (indent !== '' && indent.length + before + inline.length < 110)) return inline;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => inner + layOutJson(item, inner))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return inner + name + layOutJson(item, inner, name.length);
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}
