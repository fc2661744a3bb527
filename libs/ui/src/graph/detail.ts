/** From so many boxes on only those in view are in the page. */
const manyBoxes = 60;
/** Below this zoom the small print of many boxes cannot be read. */
const readableZoom = 0.5;

/** How much of a graph is drawn: a large one only where it is in view, and from afar without its small print. */
export function detailOf(
  boxes: number,
  zoom: number,
): { readonly isLarge: boolean; readonly isFar: boolean } {
  const isLarge = boxes > manyBoxes;
  return { isLarge, isFar: isLarge && zoom < readableZoom };
}
