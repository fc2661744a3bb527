import type { JsonObject } from '@fermata/model';
import { layoutOf, nodeAt } from '../model/layout-tree.ts';
import { placeOf, type Place } from '../model/place.ts';

/** Where a new component goes: into the container that is selected, below the component that is, else at the end. */
export function placeAfter(definition: JsonObject, selected: string | undefined): Place {
  const nodes = layoutOf(definition);
  const node = nodeAt(nodes, selected);
  if (node === undefined) return { list: '/layout', index: nodes.length };
  const only = node.children[0];
  if (['tabs', 'wizard'].includes(node.component) && only !== undefined) {
    return { list: `${only.path}/children`, index: only.children.length };
  }
  if (node.isContainer) return { list: `${node.path}/children`, index: node.children.length };
  const place = placeOf(node.path);
  return { ...place, index: place.index + 1 };
}
