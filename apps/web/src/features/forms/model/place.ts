import { pointerParts } from '@fermata/model';

/** Where a component stands or is to stand: in which list, before which index. */
export interface Place {
  /** Pointer of the list: `/layout` or `/layout/2/children`. */
  readonly list: string;
  readonly index: number;
}

/** The place of a component. */
export function placeOf(path: string): Place {
  const cut = path.lastIndexOf('/');
  return { list: path.slice(0, cut), index: Number(path.slice(cut + 1)) };
}

/** The pointer of a place. */
export function pathOf({ list, index }: Place): string {
  return `${list}/${index}`;
}

/** Whether a place lies inside a component: nothing can be moved into itself. */
export function isInside({ list }: Place, path: string): boolean {
  return list === path || list.startsWith(`${path}/`);
}

/** Where a place is after the component at `gone` was taken away. */
export function withoutNode(place: Place, gone: string): Place {
  const from = placeOf(gone);
  if (place.list === from.list) {
    return { list: place.list, index: place.index > from.index ? place.index - 1 : place.index };
  }
  if (!place.list.startsWith(`${from.list}/`)) return place;
  const rest = pointerParts(place.list.slice(from.list.length));
  const [first = '', ...others] = rest;
  if (Number(first) <= from.index) return place;
  const tail = others.length === 0 ? '' : `/${others.join('/')}`;
  return { list: `${from.list}/${Number(first) - 1}${tail}`, index: place.index };
}
