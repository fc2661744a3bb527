import type { PersonReference } from './tasks.ts';

/** `GET /absences`: who is away, and who stands in. Times are RFC 3339. */
export interface AbsenceRow {
  readonly id: string;
  readonly person: PersonReference;
  readonly from: string;
  readonly until: string;
  /** Sees and takes meanwhile what is offered to the person by name. */
  readonly substitute?: PersonReference;
  readonly note?: string;
  /** Whether the caller may change it. */
  readonly own: boolean;
}

/** `GET /absences/now`: somebody who is away at this moment; why and who stands in is not said. */
export interface AwayPerson {
  readonly person: PersonReference;
  readonly until: string;
}

/** `POST /absences` and `PUT /absences/:id`; without `person` one's own. */
export interface SaveAbsenceRequest {
  readonly person?: string;
  readonly from: string;
  readonly until: string;
  readonly substitute?: string | null;
  readonly note?: string;
}

/** `GET /users/:id/work` and `PUT` of it: what distribution asks of a person. */
export interface WorkProfile {
  readonly skills: readonly string[];
  /** Who the person reports to. */
  readonly manager: string | null;
  /** Name of a calendar definition: when the person works. */
  readonly calendar: string | null;
}

/** `GET /skills`: every skill that somebody has, with how many. */
export interface SkillRow {
  readonly name: string;
  readonly people: number;
}
