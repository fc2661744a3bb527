'use client';
import { memo, type ReactNode } from 'react';
import { useScene } from '../store/form-scene.ts';
import { FormNode } from './form-node.tsx';

interface Properties {
  /** Key of the component around; the whole form without it. */
  readonly of?: string;
  /** Which item, in a list. */
  readonly index?: number;
}

/** The components inside another one, in their order. */
export const FormChildren = memo(function FormChildren({ of, index }: Properties): ReactNode {
  const { store } = useScene();
  return store.form.children(store.state, of, index).map(({ key }) => <FormNode key={key} nodeKey={key} />);
});
