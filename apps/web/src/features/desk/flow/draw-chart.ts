import type Plot from 'uplot';
import type { Series, Tone } from '../model/series.ts';

const height = 220;
/** How much of its place the bars take, together. */
const share = 0.7;

const tokens: Readonly<Record<Tone, string>> = Object.freeze({
  ink: '--fm-ink',
  late: '--fm-failed',
  done: '--fm-completed',
  warm: '--fm-waiting',
  pale: '--fm-border-strong',
});

/** Draws bars into an element, in the tokens of the page; the answer takes them away. */
export function drawChart(
  Draw: typeof Plot,
  element: HTMLElement,
  { places, series }: { readonly places: readonly string[]; readonly series: readonly Series[] },
): () => void {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const colours = { text: token('--fm-text-dim'), line: token('--fm-border') };
  const axis = {
    stroke: colours.text,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    font: `12px ${style.fontFamily}`,
  };
  const plot = new Draw(
    {
      width: Math.max(element.clientWidth, 120),
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [-0.5, places.length - 0.5] }, y: { range: rangeOf } },
      axes: [
        {
          ...axis,
          grid: { show: false },
          splits: (self) => everyFit(places, self.width),
          values: (_self, splits) => splits.map((place) => places[place] ?? ''),
        },
        { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000] },
      ],
      series: [{}, ...series.map((one) => seriesOf(Draw, one, token(tokens[one.tone])))],
    },
    [places.map((_, place) => place), ...series.map(({ values }) => [...values])],
    element,
  );
  const watch = new ResizeObserver(() => plot.setSize({ width: Math.max(element.clientWidth, 120), height }));
  watch.observe(element);
  return () => {
    watch.disconnect();
    plot.destroy();
  };
}

function seriesOf(Draw: typeof Plot, { side }: Series, colour: string): Plot.Series {
  const size = side === 0 ? share : share / 2;
  const paths = Draw.paths.bars?.({ size: [size, 60], align: side });
  return { stroke: colour, fill: colour, width: 0, points: { show: false }, ...(paths && { paths }) };
}

/** From nothing up: bars that do not begin at zero lie. */
function rangeOf(_plot: Plot, _least: number | null, most: number | null): [number, number] {
  return [0, Math.max(1, (most ?? 0) * 1.1)];
}

/** A letter of a name below a place, and the least that stands between two names. */
const widthOf = Object.freeze({ letter: 7, gap: 12 });

/** As many places as can be named without touching each other. */
function everyFit(places: readonly string[], width: number): number[] {
  const longest = Math.max(0, ...places.map(({ length }) => length));
  const needed = longest * widthOf.letter + widthOf.gap;
  const step = Math.max(1, Math.ceil((places.length * needed) / width));
  return places.map((_, place) => place).filter((place) => place % step === 0);
}
