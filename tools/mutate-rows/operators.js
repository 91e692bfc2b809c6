import ts from 'typescript';

/**
 * Every fault that can be planted into a source of `src/systems`, by named operators, as the text that replaces a span.
 * @param {string} path
 * @param {string} source
 * @returns {{ path: string, operator: string, from: number, to: number, text: string, says: string }[]}
 */
export function mutationsIn(path, source) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (operator, node, text, says) =>
    found.push({ path, operator, from: node.getStart(file), to: node.getEnd(), text, says });
  /** An element of a list or a field of an object, with the comma behind it. */
  const drop = (operator, node, says) => {
    const rest = /^\s*,/.exec(source.slice(node.getEnd()))?.[0].length ?? 0;
    found.push({ path, operator, from: node.getStart(file), to: node.getEnd() + rest, text: '', says });
  };
  visit(file);
  return found;

  function visit(node) {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isProse(node)) return;
    if (ts.isArrayLiteralExpression(node) && nameOf(node.parent) === 'calls')
      for (const each of node.elements) drop('drop-call', each, `"${shown(each)}" is called no more`);
    if (ts.isArrayLiteralExpression(node))
      for (const each of node.elements.filter(isAlert))
        drop('drop-alert', each, `alert ${fieldOf(each, 'name')} is gone`);
    if (ts.isArrayLiteralExpression(node) && nameOf(node.parent) !== 'calls')
      for (const each of node.elements.filter(one => !isAlert(one)))
        drop('drop-element', each, `"${shown(each)}" of ${nameOf(node.parent) ?? 'a list'} is gone`);
    if (ts.isPropertyAssignment(node)) property(node);
    if (ts.isNumericLiteral(node))
      add('change-number', node, changed(node.text), `${node.text} becomes ${changed(node.text)}`);
    if (ts.isStringLiteral(node)) text(node);
    if (isBoolean(node)) add('flip-boolean', node, String(!/^true/.test(shown(node))), `${shown(node)} is flipped`);
    if (ts.isConditionalExpression(node))
      add('invert-condition', node.condition, `!(${node.condition.getText(file)})`, `not "${shown(node.condition)}"`);
    if (ts.isSpreadElement(node.parent ?? node) || ts.isSpreadAssignment(node.parent ?? node)) guard(node);
    if (ts.isExpressionStatement(node) && ts.isNewExpression(node.expression))
      add('remove-object', node, '', `${shown(node.expression.expression)} is gone`);
    ts.forEachChild(node, visit);
  }

  function property(node) {
    const owner = nameOf(node.parent.parent);
    const label = ['labels', 'selector', 'podAnnotations', 'pods', 'where'].includes(owner ?? '');
    drop(label ? 'drop-label' : 'drop-key', node, `"${shown(node.name)}" of ${owner ?? 'an object'} is gone`);
  }

  function text(node) {
    const { parent } = node;
    const { text: value } = node;
    const isPath = ts.isCallExpression(parent) && /^secretRef$|^.*[sS]ecret$/.test(shown(parent.expression));
    if (isPath || nameOf(parent) === 'credentials')
      add('secret-path', node, `'${value}-other'`, `${value} becomes ${value}-other`);
    else if (/^\d+[smhdw]$/.test(value))
      add(
        'change-duration',
        node,
        `'${Number.parseInt(value, 10) * 7}${value.at(-1)}'`,
        `${value} becomes seven times as long`,
      );
    else if (/^\d+(\.\d+)?(m|Mi|Gi|mb|%)$/.test(value))
      add(
        'change-number',
        node,
        `'${Number.parseInt(value, 10) + 3}${value.replace(/^[\d.]+/, '')}'`,
        `${value} becomes another amount`,
      );
    else if (
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value) ||
      nameOf(parent) === 'host' ||
      (ts.isCallExpression(parent) && shown(parent.expression).endsWith('.host'))
    )
      add('change-host', node, `'${value.replace(/^[a-z0-9-]+/, 'elsewhere')}'`, `${value} becomes elsewhere…`);
    else if (/^[\w/:.*-]+$/.test(value) && !(ts.isPropertyAssignment(parent) && parent.name === node))
      add('change-text', node, `'${value}-other'`, `${value} becomes ${value}-other`);
  }

  /** What is there only under a condition: `...(isWatched && { … })`. */
  function guard(node) {
    const within = ts.isParenthesizedExpression(node) ? node.expression : node;
    if (!ts.isBinaryExpression(within) || within.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) return;
    add('invert-condition', within.left, `!(${within.left.getText(file)})`, `not "${shown(within.left)}"`);
  }

  function shown(node) {
    return node.getText(file).replaceAll(/\s+/g, ' ').slice(0, 60);
  }

  function fieldOf(node, key) {
    return node.properties.find(each => each.name?.getText(file) === key)?.initializer?.text ?? '';
  }

  function isAlert(node) {
    const keys = ts.isObjectLiteralExpression(node) ? node.properties.map(each => each.name?.getText(file)) : [];
    return keys.includes('severity') && keys.includes('when');
  }
}

const isBoolean = node => [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(node.kind);
const nameOf = node => (node && ts.isPropertyAssignment(node) ? node.name.getText() : undefined);

/** What people read and no cluster does: what is wrong there is wrong language. */
const prose = new Set([
  'summary',
  'description',
  'runbook',
  'impact',
  'steps',
  'instead',
  'reason',
  'title',
  'help',
  'says',
  'what',
  'by',
  'heading',
  'owner',
  'until',
]);
const isProse = node => prose.has(nameOf(node) ?? '');

/** Another number of the same kind: a share stays one. */
function changed(text) {
  const value = Number(text);
  if (!Number.isInteger(value)) return String(Number((value * 0.5).toPrecision(6)));
  return value < 2 ? String(value + 1) : String(value * 3);
}
