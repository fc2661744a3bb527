'use client';
import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { createForm } from '@fermata/forms';
import { FormNode } from '../frame/form-node.tsx';
import { builtIn } from '../registry/built-in.ts';
import { FormSceneContext } from '../store/form-scene.ts';
import { useFormScene } from '../use-form-scene.ts';
import type { ViewProperties } from './detail-view.tsx';
import { tilesPlan } from './view-plan.ts';

const widest = 12;

/** Tiles side by side, each as many twelfths wide as its definition says. */
export function DashboardView({ plan, registry = builtIn, ...rest }: ViewProperties): ReactNode {
  const tiles = useMemo(() => tilesPlan(plan), [plan]);
  const scene = useFormScene({ ...rest, registry, create: createForm, plan: tiles, readOnly: true }, silent);
  return (
    <FormSceneContext value={scene}>
      <div className="fm-tiles">
        {plan.view?.tiles.map(({ title, span = 4 }, index) => (
          <section
            key={index}
            className="fm-tile"
            style={{ '--fm-span': Math.min(widest, Math.max(1, span)) } as CSSProperties}
            {...(title !== undefined && { 'aria-labelledby': `${scene.prefix}tile${index}` })}
          >
            {title !== undefined && (
              <h2 className="fm-tile-title" id={`${scene.prefix}tile${index}`}>
                {scene.store.form.text(title)}
              </h2>
            )}
            <FormNode nodeKey={`/tiles/${index}`} />
          </section>
        ))}
      </div>
    </FormSceneContext>
  );
}

/** Nothing happens in a view that would have to be said. */
function silent(): void {
  // Nothing to say.
}
