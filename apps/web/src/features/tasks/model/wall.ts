/** A moment as the clock on the wall of a zone shows it: a date whose fields in the zone of this browser say so. */
export function toWall(moment: Date, zone: string): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const field = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return new Date(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
}

/** The moment at which the clock on the wall of a zone shows this; of two the first, of none the one after. */
export function fromWall(wall: Date, zone: string): Date {
  const near = new Date(2 * wall.getTime() - toWall(wall, zone).getTime());
  return new Date(near.getTime() + wall.getTime() - toWall(near, zone).getTime());
}
