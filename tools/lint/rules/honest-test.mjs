import { testCall } from './test-calls.mjs';

const refused = new Set(['only', 'skip', 'todo', 'failing', 'skipIf', 'runIf']);

/** No test is skipped, focused, expected to fail or promised for later. */
export const honestTest = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { dishonest: 'a test marked {{word}} hides what is not tested: run it or remove it' },
  },
  create(context) {
    const report = (node, word) => context.report({ node, messageId: 'dishonest', data: { word } });
    return {
      CallExpression(node) {
        const call = testCall(node);
        if (!call || node.parent.type === 'MemberExpression') return;
        const word = call.modifiers.find((modifier) => refused.has(modifier));
        if (word) report(node, word);
        else if (call.root.startsWith('f')) report(node, 'focused');
        else if (call.root.startsWith('x')) report(node, 'skipped');
      },
    };
  },
};
