import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JsonObject, Problem, TestDefinition } from '@fermata/model';
import type { TrialPort } from './ask.ts';
import type { Script, TestResults, TrialGround, TrialRun } from './model/protocol.ts';

/** Where what a trial is given comes from; panels name it before anything is run. */
export type Origin =
  | { readonly kind: 'typed' }
  | { readonly kind: 'instance'; readonly title: string }
  | { readonly kind: 'test'; readonly title: string };

/** A trial of the draft: what it is given, what came out, and which moment of it is looked at. */
export interface TrialState {
  readonly script: Script;
  readonly origin: Origin;
  readonly run: TrialRun | undefined;
  /** The draft that was run: another one may differ by now. */
  readonly ranOn: JsonObject | undefined;
  /** Why the draft could not be run. */
  readonly problems: readonly Problem[];
  readonly isBusy: boolean;
  /** The frame that is shown; -1 = before the start. */
  readonly moment: number;
  readonly isPlaying: boolean;
  readonly pane: 'run' | 'tests';
  readonly results: TestResults | undefined;
  /** The draft that the tests were run on. */
  readonly testedOn: JsonObject | undefined;
  /** Whether what the tests have run through is painted on the graph. */
  readonly isPainted: boolean;
}

/** What can be done with a trial. */
export interface TrialActions {
  /** Takes another script and runs it. */
  readonly take: (script: Script, ground: TrialGround, origin?: Origin) => Promise<void>;
  readonly run: (ground: TrialGround) => Promise<void>;
  readonly runTests: (
    ground: TrialGround,
    tests: readonly TestDefinition[],
  ) => Promise<TestResults | undefined>;
  /** Looks at a moment; stays within the run. */
  readonly look: (moment: number) => void;
}

/** The store of the trials of one editor; nothing of it is part of the document. */
export type TrialStore = StoreApi<TrialState> & { readonly actions: TrialActions };

const blank: TrialState = Object.freeze<TrialState>({
  script: {},
  origin: { kind: 'typed' },
  run: undefined,
  ranOn: undefined,
  problems: [],
  isBusy: false,
  moment: -1,
  isPlaying: false,
  pane: 'run',
  results: undefined,
  testedOn: undefined,
  isPainted: false,
});

/** Opens with nothing said and nothing run. */
export function createTrialStore(port: Pick<TrialPort, 'ask'>): TrialStore {
  const store = createStore<TrialState>(() => blank);
  let turn = 0;
  const run = async (ground: TrialGround): Promise<void> => {
    turn += 1;
    const mine = turn;
    const { script } = store.getState();
    store.setState({ isBusy: true, isPlaying: false });
    const answer = await port.ask({ type: 'run', ...ground, script });
    // A later run was asked for: its answer counts.
    if (mine !== turn) return;
    if (answer.type !== 'run')
      return store.setState({ isBusy: false, problems: answer.type === 'problems' ? answer.problems : [] });
    const moment = answer.run.frames.length - 1;
    store.setState({ isBusy: false, problems: [], run: answer.run, ranOn: ground.definition, moment });
  };
  const actions: TrialActions = {
    run,
    take: (script, ground, origin) => {
      store.setState({ script, ...(origin === undefined ? {} : { origin }) });
      return run(ground);
    },
    runTests: async (ground, tests) => {
      store.setState({ isBusy: true });
      const answer = await port.ask({ type: 'tests', ...ground, tests });
      if (answer.type === 'tests') {
        store.setState({ isBusy: false, problems: [], results: answer.results, testedOn: ground.definition });
        return answer.results;
      }
      store.setState({ isBusy: false, problems: answer.type === 'problems' ? answer.problems : [] });
      return undefined;
    },
    look: (moment) => {
      const last = (store.getState().run?.frames.length ?? 0) - 1;
      store.setState({ moment: Math.max(-1, Math.min(last, moment)) });
    },
  };
  return Object.assign(store, { actions });
}
