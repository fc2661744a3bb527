/** A lock that a step takes (rule L1): never two holders of one name at once in an instance. */
export interface PlanLock {
  readonly name: string;
  /** Held by the visit, or by the section of connected steps that name it. */
  readonly hold: 'visit' | 'section';
  /** The section that holds it, by its id; only with `hold: section`. */
  readonly section?: string;
  /** Taken before the visit begins, or by the first claim of a manual visit. */
  readonly take: 'enable' | 'start';
}

/** A milestone: the step is enabled only while another one has an open or held visit (rule L2). */
export interface PlanMilestone {
  readonly step: string;
  readonly missed: 'skip' | 'fail' | 'wait';
  /** A started visit is withdrawn when the other step is left. */
  readonly strict: boolean;
  /** The steps from which a token can come to the other step, itself included, as bits in plan order. */
  readonly reach: string;
}

/** What the gates of a plan have in common. */
export interface PlanGates {
  /** Connected steps that name one lock and hold it together, by section id (rule L1). */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  /** Steps that have a milestone, in plan order. */
  readonly milestones: readonly string[];
}
