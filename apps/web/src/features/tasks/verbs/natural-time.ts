/** Reads a moment that lies ahead from the words of a person (`in 2 hours`, `morgen um 9`); undefined: none is said. */
export type ReadMoment = (text: string, now: Date) => Date | undefined;

const morning = 8;

/** The reader of a language; what reads comes when it is first asked for. */
export async function momentReader(locale: string): Promise<ReadMoment> {
  const { parse } = locale.startsWith('de') ? await import('chrono-node/de') : await import('chrono-node/en');
  return (text, now) => {
    const [found] = parse(text, now, { forwardDate: true });
    if (found === undefined) return undefined;
    const moment = found.start.date();
    // Who names a day alone means its morning, not noon.
    if (!found.start.isCertain('hour') && !found.start.isCertain('minute')) moment.setHours(morning, 0, 0, 0);
    return moment.getTime() > now.getTime() ? moment : undefined;
  };
}
