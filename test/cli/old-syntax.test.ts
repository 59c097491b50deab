import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

const root = join(import.meta.dirname, '../..');

/** What ES2018 knows, and what Node 12 knows too: `import.meta` and `#!`. Everything else is newer. */
const known = new Set(
  `Program Hashbang ExpressionStatement BlockStatement EmptyStatement DebuggerStatement WithStatement ReturnStatement
  LabeledStatement BreakStatement ContinueStatement IfStatement SwitchStatement SwitchCase ThrowStatement
  TryStatement CatchClause WhileStatement DoWhileStatement ForStatement ForInStatement ForOfStatement
  FunctionDeclaration VariableDeclaration VariableDeclarator ThisExpression ArrayExpression ObjectExpression
  Property FunctionExpression UnaryExpression UpdateExpression BinaryExpression AssignmentExpression
  LogicalExpression MemberExpression ConditionalExpression CallExpression NewExpression SequenceExpression
  ArrowFunctionExpression YieldExpression TemplateLiteral TaggedTemplateExpression TemplateElement
  ObjectPattern ArrayPattern RestElement AssignmentPattern SpreadElement Super Identifier Literal
  ClassDeclaration ClassExpression ClassBody MethodDefinition AwaitExpression MetaProperty
  ImportDeclaration ImportSpecifier ImportDefaultSpecifier ImportNamespaceSpecifier
  ExportNamedDeclaration ExportSpecifier ExportDefaultDeclaration ExportAllDeclaration`.split(/\s+/),
);

const files = [
  ...readdirSync(join(root, 'cli/bin')).map((name) => `cli/bin/${name}`),
  'test/run.js',
  ...readdirSync(join(root, 'test/support')).map((name) => `test/support/${name}`),
].filter((name) => name.endsWith('.js'));

test.each(files)('%s is read by old Nodes too', (file) => {
  expect(findNewSyntax(readFileSync(join(root, file), 'utf8'))).toEqual([]);
});

test('all files that run before our own Node are among them', () => {
  expect(files).toEqual(expect.arrayContaining(['cli/bin/lineup.js', 'cli/bin/start.js', 'test/run.js']));
});

test.each([
  ['a?.b', 'ChainExpression'],
  ['a ?? b', '??'],
  ['a ||= b', '||='],
  ['try {} catch {}', 'catch without a name'],
  ['await a', 'await outside of a function'],
  ['async () => { await a };\nexport {};\nfor await (const b of c) {}', 'await outside of a function'],
  ['10n', '10n'],
  ['1_000', '1_000'],
  ['/a/v', '/a/v'],
  [`import('a')`, 'ImportExpression'],
  [`export * as a from 'a'`, 'export * as'],
  [`import a from 'a' with { type: 'json' }`, 'import … with'],
  ['class A { b = 1 }', 'PropertyDefinition'],
  ['class A { #b() {} }', 'PrivateIdentifier'],
])('%s counts as new', (text, what) => {
  expect(findNewSyntax(text)).toContain(what);
});

function findNewSyntax(text: string): string[] {
  const found: string[] = [];
  visit(parseAst(text, { lang: 'js' }), false, found);
  return found;
}

function visit(value: unknown, isInFunction: boolean, found: string[]): void {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, isInFunction, found);
  } else if (typeof value === 'object' && value !== null) {
    const node = value as Record<string, unknown>;
    if (typeof node.type === 'string') found.push(...judge(node, isInFunction));
    const inside = isInFunction || /Function/.test(String(node.type));
    for (const child of Object.values(node)) visit(child, inside, found);
  }
}

function judge(node: Record<string, unknown>, isInFunction: boolean): string[] {
  const type = node.type as string;
  if (!known.has(type)) return [type];
  const operator = String(node.operator);
  if (/^(\?\?|(\|\||&&|\?\?)=)$/.test(operator)) return [operator];
  const awaits = type === 'AwaitExpression' || (type === 'ForOfStatement' && node.await === true);
  if (awaits && !isInFunction) return ['await outside of a function'];
  if (type === 'CatchClause' && !node.param) return ['catch without a name'];
  if (type === 'ExportAllDeclaration' && node.exported) return ['export * as'];
  if (Array.isArray(node.attributes) && node.attributes.length > 0) return ['import … with'];
  const raw = String(node.raw);
  const isNewLiteral =
    'regex' in node ? /[dv]\w*$/.test(raw.replace(/^.*\//s, '')) : /^\d[\d_]*(n$|_)/.test(raw);
  return type === 'Literal' && isNewLiteral ? [raw] : [];
}
