import ts from 'typescript';

/** Members of Math that every engine rounds alike, and its constants. */
const exactMath = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2'.split(' '),
);
/** Globals whose answers depend on the clock, on chance, on the language of the machine or on where the code runs. */
const bannedGlobals = new Set(
  'Date performance Intl crypto setTimeout setInterval globalThis eval Function'.split(' '),
);
/** Methods that follow the language of the machine. */
const bannedMethods = new Set(['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase']);

function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node;
  return !ts.isMethodSignature(parent) && !ts.isMethodDeclaration(parent) && !ts.isQualifiedName(parent);
}

function impurityOf(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) {
    return '**';
  }
  if (ts.isPropertyAccessExpression(node) && bannedMethods.has(node.name.text)) return node.name.text;
  if (!ts.isIdentifier(node) || !isName(node)) return null;
  if (bannedGlobals.has(node.text)) return node.text;
  if (node.text !== 'Math') return null;
  const member = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : 'as a value';
  return exactMath.has(member) ? null : `Math ${member}`;
}

/** What in a source text might give other bits on another machine, each as `line: what`. */
export function impuritiesOf(source: string): readonly string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const impurity = impurityOf(node);
    if (impurity) found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${impurity}`);
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}
