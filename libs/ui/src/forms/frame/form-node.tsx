'use client';
import { memo, type ReactNode } from 'react';
import { useScene } from '../store/form-scene.ts';
import { useField } from '../store/use-field.ts';
import { InputFrame } from './input-frame.tsx';
import { OutputFrame } from './output-frame.tsx';

/** One component of a form, by its key; nothing while it is hidden. */
export const FormNode = memo(function FormNode({ nodeKey }: { readonly nodeKey: string }): ReactNode {
  const view = useField(nodeKey);
  const { registry } = useScene();
  if (view?.state.visible !== true) return null;
  const { state, problems } = view;
  const found = registry.find(state.node);
  if (found === undefined) return null;
  if (found.role === 'input') return <InputFrame view={view} registration={found} />;
  if (found.role === 'output') return <OutputFrame state={state} registration={found} />;
  return <found.Component state={state} problems={problems} />;
});
