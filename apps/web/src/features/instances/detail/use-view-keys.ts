'use client';
import { useMemo, type RefObject } from 'react';
import { useTranslations } from 'next-intl';
import type { CanvasHandle } from '@fermata/ui';
import type { Children } from '../../../shared/children/use-children.ts';
import type { Command } from '../../../shared/commands/command.ts';
import { useCommands } from '../../../shared/commands/registry.ts';
import { useLookedAt, type Tab } from './use-place.ts';

interface View {
  readonly canvas: RefObject<CanvasHandle | null>;
  readonly children: Children;
  /** The step that is chosen. */
  readonly step: string | undefined;
}

/** L walks to the right here, as in every list of h, j, k and l: the log is on Shift. */
const tabKeys = Object.freeze({ log: 'Shift+L', input: 'i', output: 'o' } as const);

/** Keys of the editor that mean the same where one only looks: the view of the canvas, and tabs of the chosen step. */
export function useViewKeys({ canvas, children, step }: View): void {
  const words = useTranslations('instances');
  const { place, look } = useLookedAt();
  const { tab } = place;
  const commands = useMemo(() => {
    const blocked = step === undefined ? { blocked: words('children.chooseStep') } : {};
    const named = (name: string, keys: string, run: () => void): Command => ({
      id: `instance.${name}`,
      title: words(`view.${name}`),
      group: words('one'),
      keys: [keys],
      run,
    });
    const showTab = (wanted: Tab) => (): void => look({ tab: tab === wanted ? 'visit' : wanted });
    const tabs = Object.entries(tabKeys) as [keyof typeof tabKeys, string][];
    return [
      named('fit', '1', () => canvas.current?.fit()),
      named('zoom', '0', () => canvas.current?.zoomTo(1)),
      named('openAll', 'Alt+g', children.openAll),
      named('closeAll', 'Shift+Alt+g', children.closeAll),
      { ...named('inside', 'Shift+I', () => step !== undefined && children.toggle(step)), ...blocked },
      ...tabs.map(([name, keys]) => ({ ...named(name, keys, showTab(name)), ...blocked })),
    ];
    // `look` is left out: it is made anew by each render and does the same.
  }, [words, canvas, children, step, tab]);
  useCommands('instance-view', commands);
}
