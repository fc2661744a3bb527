import Sequencer from '@jest/test-sequencer';

const isTogether = ({ path }) => /[/\\]test[/\\]together[/\\]/.test(path);

/** Jest's order, but what runs together goes first: it is the longest, whatever the size of its file says. */
export default class TogetherFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isTogether), ...sorted.filter((test) => !isTogether(test))];
  }
}
