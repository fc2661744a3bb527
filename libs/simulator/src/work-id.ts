/** What a work id says (rule T1): `step#n`, `step#n[i]`, `step#n~undo`, each also with an operator's `.r`. */
export interface WorkParts {
  readonly step: string;
  readonly visit: number;
  readonly item?: number;
  readonly isUndo: boolean;
}

const FORM = /^([^#]+)#(\d+)(?:\[(\d+)\])?(~undo(?:~\d+)?)?(?:\[(\d+)\])?(?:\.\d+)?$/;

/** Takes a work id apart; undefined of anything else. */
export function workParts(work: string): WorkParts | undefined {
  const found = FORM.exec(work);
  if (found === null) return undefined;
  const [, step = '', visit = '', before, undo, after] = found;
  const item = before ?? after;
  return {
    step,
    visit: Number(visit),
    isUndo: undo !== undefined,
    ...(item === undefined ? {} : { item: Number(item) }),
  };
}
