'use client';
import { useId, useMemo, useRef, type ReactNode } from 'react';
import { ReactFlow, ReactFlowProvider, SelectionMode, useStore } from '@xyflow/react';
import { useTranslations } from 'use-intl';
import { CanvasProvider } from './canvas-context.ts';
import { ChildFrameNode } from './child-frame.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import type { CanvasCallbacks, GraphCanvasProps } from './canvas-props.ts';
import { detailOf } from './detail.ts';
import { GroupBoxNode, GroupFrameNode } from './group-nodes.tsx';
import { NoteNode } from './note-node.tsx';
import { StepNode } from './step-node.tsx';
import { useCanvasHandle } from './use-canvas-handle.ts';
import { useFlow } from './use-flow.ts';
import { useGestures } from './use-gestures.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { LinkEdgeView, WayEdgeView } from './way-edge.tsx';

const nodeTypes = Object.freeze({
  step: StepNode,
  'child-frame': ChildFrameNode,
  note: NoteNode,
  'group-box': GroupBoxNode,
  'group-frame': GroupFrameNode,
});
const edgeTypes = Object.freeze({ way: WayEdgeView, link: LinkEdgeView });
const selectKeys = ['Shift', 'Meta', 'Control'];
const fitOptions = Object.freeze({ padding: 0.12, maxZoom: 1, minZoom: 0.4 });

/**
 * A workflow as a graph: to draw it, or to watch an instance run through it. Fills what it stands in. Without a pattern
 * behind it: without a graphics card it would cost several frames for each move.
 */
export function GraphCanvas(properties: GraphCanvasProps): ReactNode {
  return (
    <ReactFlowProvider>
      <Canvas {...properties} />
    </ReactFlowProvider>
  );
}

function Canvas(properties: GraphCanvasProps): ReactNode {
  const { graph, mode, empty, label, minimap = false } = properties;
  const say = useTranslations('ui.graph');
  const labels = useFlowLabels();
  const tell = useLatest(properties);
  const flow = useFlow(properties);
  const gestures = useGestures(flow, tell);
  const handle = useCanvasHandle(flow, properties.handle);
  const keys = useCanvasKeys(flow, handle, tell);
  const arrow = useId();
  const boxes = flow.nodes.length;
  const isFar = useStore(({ transform }) => detailOf(boxes, transform[2]).isFar);
  const isEditable = mode === 'edit';
  const canInsert = isEditable && properties.onInsertOnEdge !== undefined;
  const canConnect = isEditable && properties.onConnect !== undefined;
  const context = useMemo(
    () => ({ isEditable, canInsert, canConnect, tell, arrow }),
    [isEditable, canInsert, canConnect, tell, arrow],
  );
  return (
    <CanvasProvider value={context}>
      <div
        className="fm-canvas"
        data-mode={mode}
        data-instance={properties.statuses !== undefined}
        data-far={isFar}
      >
        <ReactFlow
          nodes={flow.nodes}
          edges={flow.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onlyRenderVisibleElements={detailOf(boxes, 1).isLarge}
          aria-label={label ?? say('label')}
          ariaLabelConfig={labels}
          disableKeyboardA11y
          deleteKeyCode={null}
          edgesFocusable={false}
          nodesConnectable={canConnect}
          multiSelectionKeyCode={selectKeys}
          selectionMode={SelectionMode.Partial}
          panOnScroll
          zoomOnDoubleClick={false}
          elevateNodesOnSelect={false}
          minZoom={0.1}
          maxZoom={2}
          fitView
          fitViewOptions={fitOptions}
          {...gestures}
          {...keys}
        >
          <ArrowHead id={arrow} />
          <CanvasTools minimap={minimap} handle={handle} />
        </ReactFlow>
        {graph.nodes.length === 0 && empty !== undefined && <div className="fm-canvas-empty">{empty}</div>}
      </div>
    </CanvasProvider>
  );
}

/** The callbacks of the latest properties, in a place that never changes. */
function useLatest(callbacks: CanvasCallbacks): { current: CanvasCallbacks } {
  const latest = useRef(callbacks);
  latest.current = callbacks;
  return latest;
}

function ArrowHead({ id }: { readonly id: string }): ReactNode {
  return (
    <svg className="fm-canvas-marks" aria-hidden="true">
      <defs>
        <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0 8 4 0 8Z" fill="context-stroke" />
        </marker>
      </defs>
    </svg>
  );
}

function useFlowLabels() {
  const say = useTranslations('ui.graph');
  return useMemo(
    () => ({
      'node.a11yDescription.default': say('keys'),
      'node.a11yDescription.keyboardDisabled': say('keys'),
      'edge.a11yDescription.default': say('keys'),
      'controls.ariaLabel': say('tools'),
      'minimap.ariaLabel': say('minimap'),
      'handle.ariaLabel': say('port'),
    }),
    [say],
  );
}
