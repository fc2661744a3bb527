import { describe, expect, it } from '@jest/globals';
import { scaleOf } from './scale.ts';

const day = 86_400_000;
const moments = [0, 300, 900, 2500, 6 * day, 6 * day + 400].map((at, index) => ({
  sequence: index * 2 + 1,
  at,
}));

describe('the order axis', () => {
  const scale = scaleOf(moments, { axis: 'order' });

  it('gives every change the same room', () => {
    expect(moments.map(scale.placeOf)).toEqual([0, 1, 2, 3, 4, 5].map((n) => n / 6));
  });

  it('finds the change at a place, and the ends beyond it', () => {
    expect([-1, 0, 0.4, 0.99, 2].map((place) => scale.momentAt(place)?.sequence)).toEqual([1, 1, 5, 11, 11]);
  });
});

describe('the time axis', () => {
  const scale = scaleOf(moments, { axis: 'time' });

  it('folds the pause that outweighs the rest, and says how long it was', () => {
    expect(scale.folds.map(({ ms }) => ms)).toEqual([6 * day - 2500]);
    expect(scale.folds[0]!.to - scale.folds[0]!.from).toBeCloseTo(0.06);
  });

  it('keeps the order and fills the axis', () => {
    const places = moments.map(scale.placeOf);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect([places[0], places.at(-1)]).toEqual([0, expect.closeTo(1)]);
  });

  it('shows short times as long as they are to each other', () => {
    const [first, second, third] = moments.map(scale.placeOf) as [number, number, number];
    expect((third - second) / (second - first)).toBeCloseTo(2);
  });

  it('finds at every change that change', () => {
    expect(moments.map((moment) => scale.momentAt(scale.placeOf(moment)))).toEqual(moments);
  });

  it('folds by a limit where one is given', () => {
    const limited = scaleOf(moments, { axis: 'time', foldAfterMs: 500 });
    expect(limited.folds.map(({ ms }) => ms)).toEqual([600, 1600, 6 * day - 2500]);
  });

  it('goes on to now while the instance lives', () => {
    const live = scaleOf(moments, { axis: 'time', now: 6 * day + 800 });
    expect(live.placeOf(moments.at(-1)!)).toBeLessThan(1);
    expect(live.placeOf({ sequence: 99, at: 6 * day + 800 })).toBeCloseTo(1);
  });

  it('stands with one change, with none, and with all at once', () => {
    expect(scaleOf([], { axis: 'time' }).momentAt(0.5)).toBeUndefined();
    expect(scaleOf(moments.slice(0, 1), { axis: 'time' }).placeOf(moments[0]!)).toBe(0);
    const same = [1, 2].map((sequence) => ({ sequence, at: 5 }));
    expect(same.map(scaleOf(same, { axis: 'time' }).placeOf)).toEqual([0, 0]);
  });
});
