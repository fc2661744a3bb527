import { relative } from 'node:path';
import { Circles } from '../circles.mjs';
import { root } from '../packages.mjs';

const circles = new Circles();

/** Imports run in no circle, neither within a package nor through the doors of packages. */
export const noCircle = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { circle: 'these imports run in a circle: {{circle}}' },
  },
  create: (context) => ({
    Program(node) {
      circles.learn(context.filename, context.sourceCode.text);
      const circle = circles.through(context.filename)?.map((file) => relative(root, file));
      if (circle) context.report({ node, messageId: 'circle', data: { circle: circle.join(' → ') } });
    },
  }),
};
