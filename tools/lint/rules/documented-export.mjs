/** Each exported declaration carries a TSDoc comment. */
export const documentedExport = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'an export says what it promises: add a /** … */ comment' },
  },
  create(context) {
    const overloads = new Set();
    return {
      ExportDefaultDeclaration: (node) => check(context, node),
      ExportNamedDeclaration(node) {
        if (!node.declaration) return;
        const name = node.declaration.id?.name;
        if (name !== undefined && overloads.has(name)) return;
        if (node.declaration.type === 'TSDeclareFunction') overloads.add(name);
        check(context, node);
      },
    };
  },
};

function check(context, node) {
  const first = node.declaration?.decorators?.[0];
  const starts = first && first.range[0] < node.range[0] ? [first, node] : [node];
  const comments = starts.flatMap((start) => context.sourceCode.getCommentsBefore(start));
  const documented = comments.some((comment) => comment.type === 'Block' && comment.value.startsWith('*'));
  if (!documented) context.report({ node, messageId: 'missing' });
}
