type Row = Record<string, unknown>;
type Term = [field: string, operator: string, value: unknown];

/** Whether a row fulfils a domain: terms are and-ed, '|', '&' and '!' stand before what they join. */
export function fulfils(row: Row, domain: readonly unknown[]): boolean {
  const rest = [...domain];
  const operand = (): boolean => {
    const part = rest.shift();
    if (part === '!') return !operand();
    if (part === '|' || part === '&') {
      const [one, other] = [operand(), operand()];
      return part === '|' ? one || other : one && other;
    }
    if (!Array.isArray(part) || part.length !== 3) throw new Error(`Invalid leaf ${JSON.stringify(part)}`);
    return holds(row, part as Term);
  };
  let isAll = true;
  while (rest.length > 0) isAll = operand() && isAll;
  return isAll;
}

/** Links are compared by their id, and by their name where texts are. */
function holds(row: Row, [field, operator, value]: Term): boolean {
  const raw = row[field] ?? false;
  const found = Array.isArray(raw) ? raw[0] : raw;
  const name = String(Array.isArray(raw) ? raw[1] : raw === false ? '' : raw);
  const like = (pattern: string, flags: string) =>
    new RegExp(
      `^${pattern
        .split(/([%_])/)
        .map((part) => (part === '%' ? '.*' : part === '_' ? '.' : part.replace(/[^\w\s]/g, '\\$&')))
        .join('')}$`,
      `${flags}s`,
    ).test(name);
  switch (operator) {
    case '=':
      return found === value;
    case '!=':
      return found !== value;
    case 'in':
      return (value as unknown[]).includes(found);
    case 'not in':
      return !(value as unknown[]).includes(found);
    case 'like':
      return like(`%${value}%`, '');
    case 'ilike':
      return like(`%${value}%`, 'i');
    case '=ilike':
      return like(String(value), 'i');
    case '<':
      return String(found) < String(value);
    case '>':
      return String(found) > String(value);
    case '<=':
      return String(found) <= String(value);
    case '>=':
      return String(found) >= String(value);
    default:
      throw new Error(`Invalid operator ${operator}`);
  }
}
