import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/**
 * Puts what is measured into the page: how long a graph takes to be painted, and each frame while it is panned.
 * @param {(count: number) => () => import('react').ReactNode} graphOf makes the graph of so many steps ready, untimed
 */
export function stage(graphOf) {
  Object.assign(globalThis, {
    paintGraph: (/** @type {number} */ count) => shown(graphOf(count), async () => undefined),
    panGraph: (/** @type {number} */ count, /** @type {number} */ frames) =>
      shown(graphOf(count), () => pan(frames)),
  });
}

/**
 * From the call until the boxes are in the picture, in ms, and what follows.
 * @template T
 * @param {() => import('react').ReactNode} draw
 * @param {() => Promise<T>} then
 */
async function shown(draw, then) {
  const place = document.body.appendChild(document.createElement('div'));
  Object.assign(place.style, { position: 'fixed', inset: '0' });
  const root = createRoot(place);
  await frame();
  const begin = performance.now();
  flushSync(() => root.render(createElement(draw)));
  while (!isDrawn(place)) await frame();
  const ms = performance.now() - begin;
  const boxes = place.querySelectorAll('.react-flow__node').length;
  const more = await then();
  root.unmount();
  place.remove();
  return { ms, boxes, more };
}

/** @param {Element} place */
function isDrawn(place) {
  const box = /** @type {HTMLElement | null} */ (place.querySelector('.react-flow__node'));
  return box?.style.visibility === 'visible' && place.querySelector('.react-flow__edge-path') !== null;
}

/** Pans by the wheel, one notch a frame: how long each frame took. @param {number} frames */
async function pan(frames) {
  const pane = document.querySelector('.react-flow__pane') ?? document.body;
  /** @type {number[]} */
  const all = [];
  let last = await tick();
  for (let index = 0; index < frames; index += 1) {
    const deltaY = index % 40 < 20 ? 40 : -40;
    pane.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true }));
    const now = await tick();
    all.push(now - last);
    last = now;
  }
  return all;
}

/** @returns {Promise<number>} */
function tick() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

function frame() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
