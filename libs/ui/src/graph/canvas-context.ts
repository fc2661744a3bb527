import { createContext, useContext, type RefObject } from 'react';
import type { CanvasCallbacks } from './canvas-props.ts';

/** What boxes and edges get from their canvas; it never changes while one looks at it, so nothing is drawn anew. */
export interface CanvasContext {
  readonly isEditable: boolean;
  readonly canInsert: boolean;
  readonly canConnect: boolean;
  /** The callbacks of the latest properties. */
  readonly tell: RefObject<CanvasCallbacks>;
  /** Id of the arrow head in the page. */
  readonly arrow: string;
}

const Context = createContext<CanvasContext | undefined>(undefined);

/** Hands the canvas to its boxes and edges. */
export const CanvasProvider = Context.Provider;

/** The canvas around. */
export function useCanvas(): CanvasContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error('A box of the canvas stands outside of a canvas');
  return context;
}
