'use client';
import { useTranslations } from 'use-intl';
import type { GraphNode } from '@fermata/editing';
import type { StepData } from './flow.ts';
import { useWords } from './use-words.ts';

const handlers: readonly string[] = Object.freeze(['onError', 'onCancel', 'timeout']);

/** The title of a node in the person's language: handlers have none of their own. */
export function useStepTitle(): (node: GraphNode) => string {
  const say = useTranslations('ui.graph');
  return ({ type, title }) => (handlers.includes(type) ? say(`type.${type}`) : title);
}

/** A step in words: "Approve refund, manual step, refunds, waiting, 2 problems". */
export function useStepName(): (data: StepData) => string {
  const say = useTranslations('ui.graph');
  const status = useTranslations('ui.status');
  const words = useWords();
  const title = useStepTitle();
  return (data) => {
    const { node, look } = data;
    const parts = [
      title(node),
      handlers.includes(node.type) ? '' : say(`type.${node.type}`),
      words(node.line),
      node.start ? say('start') : '',
      look === undefined ? '' : status(look.status),
      look !== undefined && look.visits > 1 ? say('visits', { count: look.visits }) : '',
      ...marksOf(data, say),
      ...node.badges.map((badge) => words(badge.words)),
    ];
    return parts.filter((part) => part !== '').join(', ');
  };
}

type Say = ReturnType<typeof useTranslations<'ui.graph'>>;

/** What is shown beside the step itself: comparison, coverage, a played run, problems. */
function marksOf({ node, mark, covered, tokens, isStuck }: StepData, say: Say): readonly string[] {
  const { error, warning, hint } = node.problems;
  const problems = error + warning + hint;
  return [
    mark === undefined ? '' : say(`mark.${mark}`),
    covered === undefined ? '' : say('covered', { count: covered }),
    tokens === undefined ? '' : say('tokens', { count: tokens }),
    isStuck === true ? say('stuck') : '',
    problems > 0 ? say('problems', { count: problems }) : '',
  ];
}
