import { isSame } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import { isObject } from '@fermata/model';
import { isCollection, isMap, isSeq } from 'yaml';
import type { Spot } from './parts.ts';
import { patchFlowMap, patchFlowSeq } from './patch-flow.ts';
import { patchMap } from './patch-map.ts';
import { patchSeq } from './patch-seq.ts';
import { textBehindDash } from './render.ts';
import type { Splice } from './splice.ts';

/** The splices that make a source say something else; only what differs is touched. The source ends with a line break. */
export function patch(source: string, node: unknown, before: JsonValue, after: JsonValue): readonly Splice[] {
  const replace = (): readonly Splice[] => [
    { from: 0, to: source.length, text: `${textBehindDash(after, 0)}\n` },
  ];
  return patchSpot(source, { node, before, after, flow: false, replace });
}

function patchSpot(source: string, spot: Spot): readonly Splice[] {
  const { node, before, after, replace } = spot;
  if (isSame(before, after)) return [];
  if (!isFilled(before) || !isFilled(after) || !isPlain(node)) return replace();
  return patchCollection(source, spot) ?? replace();
}

function patchCollection(source: string, spot: Spot): readonly Splice[] | undefined {
  const { node, before, after } = spot;
  if (isMap(node) && isObject(before) && isObject(after))
    return (node.flow === true ? patchFlowMap : patchMap)(source, { ...spot, node }, patchSpot);
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after))
    return (node.flow === true ? patchFlowSeq : patchSeq)(source, { ...spot, node }, patchSpot);
  return undefined;
}

/** Whether there is anything in a value that could stay. */
function isFilled(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Whether a collection may be changed in part: it has parts, and nothing else stands for it. */
function isPlain(node: unknown): boolean {
  return isCollection(node) && node.anchor === undefined && node.items.length > 0;
}
