'use client';
import { memo, type ReactNode } from 'react';
import type { FieldView } from '../store/form-store.ts';
import { useScene } from '../store/form-scene.ts';
import { useField } from '../store/use-field.ts';
import { InputFrame } from './input-frame.tsx';
import { OutputFrame } from './output-frame.tsx';

/** One component of a form, by its key; nothing while it is hidden. */
export const FormNode = memo(function FormNode({ nodeKey }: { readonly nodeKey: string }): ReactNode {
  const view = useField(nodeKey);
  return view?.state.visible === true ? <Drawn view={view} /> : null;
});

function Drawn({ view }: { readonly view: FieldView }): ReactNode {
  const { registry } = useScene();
  const found = registry.find(view.state.node);
  if (found === undefined) return null;
  if (found.role === 'input') return <InputFrame view={view} registration={found} />;
  if (found.role === 'output') return <OutputFrame state={view.state} registration={found} />;
  return <found.Component state={view.state} problems={view.problems} />;
}
