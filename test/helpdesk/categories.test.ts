import { describe, expect, test } from 'vitest';
import { categoryTree, mayBelongTo, searchCategories, withBelow } from '../../helpdesk/categories.ts';
import type { Category } from '../../model/call-notes.ts';

const category = (id: string, changes: Partial<Category> = {}): Category => ({
  ...{ id, name: id, code: id, parent: null, color: null, keywords: [], enabled: true },
  ...{ kind: 'general', order: 0 },
  ...changes,
});

const all = [
  category('estimate', { name: 'Lectura estimada', parent: 'invoice', keywords: ['comptador'], order: 1 }),
  category('invoice', { name: 'Factura', color: '#112233', order: 2 }),
  category('old', { name: 'Factura antiga', enabled: false }),
  category('below-old', { name: 'Còpia', parent: 'old' }),
  category('amount', { name: 'Import', parent: 'invoice', color: '#445566' }),
  category('orphan', { name: 'Òrfena', parent: 'gone', order: 9 }),
];

describe('the tree of categories', () => {
  test('004.169 has each after the one it belongs to, with path, colour and whether it is offered', () => {
    const tree = categoryTree(all);
    expect(tree.map(({ id }) => id)).toEqual(['old', 'below-old', 'invoice', 'amount', 'estimate', 'orphan']);
    const of = (id: string) => tree.find((one) => one.id === id)!;
    expect(of('estimate')).toMatchObject({ path: ['Factura', 'Lectura estimada'], shownColor: '#112233' });
    expect(of('amount').shownColor).toBe('#445566');
    expect(of('below-old')).toMatchObject({ enabled: true, isOffered: false });
  });

  test('004.166 is searched without case and accents, and offers nothing that is disabled', () => {
    const tree = categoryTree(all);
    const found = (text: string) => searchCategories(tree, text).map(({ id }) => id);
    expect(found('FACTURA')).toEqual(['invoice', 'amount', 'estimate']);
    expect(found('factura lect')).toEqual(['estimate']);
    expect(found('còmptador')).toEqual(['estimate']);
    expect(found('orfe')).toEqual(['orphan']);
    expect(found('')).toEqual(['invoice', 'amount', 'estimate', 'orphan']);
    expect(found('.*')).toEqual([]);
  });

  test('never belongs to itself', () => {
    expect(withBelow(all, 'invoice')).toEqual(['invoice', 'estimate', 'amount']);
    expect(mayBelongTo(all, 'invoice', 'amount')).toBe(false);
    expect(mayBelongTo(all, 'invoice', 'invoice')).toBe(false);
    expect(mayBelongTo(all, 'invoice', 'old')).toBe(true);
    expect(mayBelongTo(all, 'amount', null)).toBe(true);
    // Two that belong to each other, by whatever mishap, are lost in no endless round.
    const round = [category('a', { parent: 'b' }), category('b', { parent: 'a' })];
    expect(withBelow(round, 'a')).toEqual(['a', 'b']);
    expect(categoryTree(round)).toEqual([]);
  });
});
