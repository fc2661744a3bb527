import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/**
 * Puts what is measured into the page as `measure`: how long a form takes to be painted, and a keystroke in it.
 * @param {(count: number) => () => import('react').ReactNode} formOf makes the form of so many fields ready, untimed
 */
export function stage(formOf) {
  Object.assign(globalThis, {
    paint: (/** @type {number} */ count) => paint(formOf(count)),
    keystrokes: (/** @type {number} */ count, /** @type {number} */ strokes) =>
      keystrokes(formOf(count), strokes),
  });
}

/** From the call until the picture is on the screen, in ms. @param {() => import('react').ReactNode} draw */
async function paint(draw) {
  const { root, place } = fresh();
  await frame();
  const begin = performance.now();
  flushSync(() => root.render(createElement(draw)));
  await frame();
  const ms = performance.now() - begin;
  const controls = place.querySelectorAll('input, select, textarea').length;
  root.unmount();
  place.remove();
  return { ms, controls };
}

/**
 * Types into a field in the middle of a form: from the event until the page is laid out again, each in ms.
 * @param {() => import('react').ReactNode} draw
 * @param {number} strokes
 */
async function keystrokes(draw, strokes) {
  const { root, place } = fresh();
  flushSync(() => root.render(createElement(draw)));
  await frame();
  const boxes = [
    .../** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll('input[type="text"]')),
  ];
  const box = boxes[Math.floor(boxes.length / 2)];
  if (box === undefined) throw new Error('no text field to type into');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  /** @type {number[]} */
  const all = [];
  for (let stroke = 1; stroke <= strokes; stroke += 1) {
    await frame();
    const begin = performance.now();
    write?.call(box, 'x'.repeat(stroke % 30));
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
    void document.body.offsetHeight;
    all.push(performance.now() - begin);
  }
  const { value } = box;
  root.unmount();
  place.remove();
  return { all, value };
}

function fresh() {
  const place = document.body.appendChild(document.createElement('div'));
  return { place, root: createRoot(place) };
}

/** Until the next picture is on the screen. */
function frame() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
