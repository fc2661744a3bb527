import { pointerParts, type Problem } from '@fermata/model';
import type { CanvasTarget } from '@fermata/ui';
import type { EditorParts } from '../editor-context.tsx';
import { stepsOnly } from './view-store.ts';

/** Goes to the place of a problem: selects its step and puts the focus on its field. */
export function jump({ view, canvas, store }: EditorParts, { path, at }: Problem): void {
  const isText = store.getState().document.broken.length > 0;
  if (isText) {
    view.setState({ drawer: 'text', line: at === undefined ? undefined : { ...at } });
    return;
  }
  const [first, id] = pointerParts(path);
  const steps = first === 'steps' && id !== undefined ? [id] : [];
  view.setState({
    selection: stepsOnly(steps),
    focus: { path },
    line: at === undefined ? undefined : { ...at },
  });
  if (steps.length > 0) canvas.current?.fit(steps);
}

/** Goes into what stands on the canvas: a step is selected alone, for the panel is of the selected one; a note is written. */
export function goInto({ view }: Pick<EditorParts, 'view'>, target: CanvasTarget): void {
  if (target.kind === 'note') view.setState({ pick: { kind: 'note', note: target.id } });
  if (target.kind === 'step')
    view.setState({ selection: stepsOnly([target.id]), focus: { path: `/steps/${target.id}` } });
}
