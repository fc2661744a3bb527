const roots = new Set(['it', 'test', 'describe', 'fit', 'xit', 'xtest', 'fdescribe', 'xdescribe']);

/**
 * Reads `it`, `test.each(…)`, `describe.only` and the like.
 * @returns {{ root: string, modifiers: string[] } | undefined} undefined when the call is none of them
 */
export function testCall(node) {
  const modifiers = [];
  let at = node.callee;
  while (at) {
    if (at.type === 'Identifier') return roots.has(at.name) ? { root: at.name, modifiers } : undefined;
    if (at.type === 'MemberExpression') {
      modifiers.push(at.property.name ?? at.property.value);
      at = at.object;
    } else if (at.type === 'CallExpression') at = at.callee;
    else if (at.type === 'TaggedTemplateExpression') at = at.tag;
    else return undefined;
  }
  return undefined;
}

/** True for `it(…)` and `test(…)`, also behind `each`; false for the inner call of `it.each(table)`. */
export function isCase(node, call) {
  if (!['it', 'test', 'fit', 'xit', 'xtest'].includes(call.root)) return false;
  return !(node.callee.type === 'MemberExpression' && node.callee.property.name === 'each');
}
