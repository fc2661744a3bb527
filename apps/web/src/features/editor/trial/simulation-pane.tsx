'use client';
import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Verdict } from '../use-problems.ts';
import { RunBar } from './run/run-bar.tsx';
import { RunView } from './run/run-view.tsx';
import { TestsView } from './tests/tests-view.tsx';
import { useTrial, useTrialStore } from './trial-context.tsx';
import { useGround } from './use-ground.ts';

/** Trials of the draft below its canvas: one run to look at, or all its tests. */
export function SimulationPane({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const words = useTranslations('trial');
  const store = useTrialStore();
  const pane = useTrial((state) => state.pane);
  const ground = useGround(verdict.known);
  return (
    <div className="fm-trial">
      <div className="fm-trial-head">
        <SegmentedControl
          size="xs"
          aria-label={words('pane.label')}
          value={pane}
          onChange={(value) => store.setState({ pane: value as 'run' | 'tests' })}
          data={[
            { value: 'run', label: words('pane.run') },
            { value: 'tests', label: words('pane.tests') },
          ]}
        />
        {pane === 'run' && <RunBar ground={ground} />}
      </div>
      {pane === 'run' ? <RunView ground={ground} /> : <TestsView ground={ground} />}
    </div>
  );
}
