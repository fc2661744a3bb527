'use client';
import { useCallback, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemTexts } from '../../problems/use-problem-texts.tsx';
import type { Finding } from '../store/findings.ts';
import { useScene } from '../store/form-scene.ts';
import { revealComponent } from './reveal.ts';

const fewest = 2;

/** What keeps the form from being submitted, with a way to each field. A single wrong field has the focus already. */
export function ErrorSummary(): ReactNode {
  const words = useTranslations('ui-forms');
  const texts = useProblemTexts();
  const scene = useScene();
  const findings = useFindings();
  if (findings.length < fewest && findings.every(({ key }) => key !== undefined)) return null;
  return (
    <div className="fm-summary" role="group" aria-label={words('summary', { count: findings.length })}>
      <p className="fm-summary-title">{words('summary', { count: findings.length })}</p>
      <ul>
        {findings.map(({ problem, key }, index) => (
          <li key={`${problem.path}${problem.code}${index}`}>
            {key === undefined ? (
              texts.message(problem)
            ) : (
              <a
                href={`#${scene.prefix}${key}`}
                onClick={(event) => {
                  event.preventDefault();
                  revealComponent(scene, key);
                }}
              >
                {words('at', {
                  title: scene.store.state.nodes.get(key)?.title ?? '',
                  problem: texts.message(problem),
                })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The errors that were found, drawn again only when they are others. */
function useFindings(): readonly Finding[] {
  const { store } = useScene();
  const subscribe = useCallback((listener: () => void) => store.subscribe(undefined, listener), [store]);
  const errors = useCallback(() => store.errors(), [store]);
  return useSyncExternalStore(subscribe, errors, errors);
}
