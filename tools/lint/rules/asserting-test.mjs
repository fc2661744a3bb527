import { isCase, testCall } from './test-calls.mjs';

const asserting = /^(expect|assert|given|verify)/;

/** Each test calls something named expect…, assert…, given… or verify…. */
export const assertingTest = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { empty: 'this test asserts nothing, so it cannot fail' },
  },
  create(context) {
    const { visitorKeys } = context.sourceCode;
    return {
      CallExpression(node) {
        const call = testCall(node);
        if (!call || !isCase(node, call)) return;
        const body = node.arguments.slice(1);
        if (!body.some((argument) => asserts(argument, visitorKeys)))
          context.report({ node, messageId: 'empty' });
      },
    };
  },
};

function asserts(node, visitorKeys) {
  if (node.type === 'CallExpression' && asserting.test(calledName(node.callee))) return true;
  const children = (visitorKeys[node.type] ?? []).flatMap((key) => node[key]).filter(Boolean);
  return children.some((child) => asserts(child, visitorKeys));
}

function calledName(callee) {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (callee.property.name ?? '') : '';
}
