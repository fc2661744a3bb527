/** Which plan an instance runs; the hash makes any other content impossible. */
export interface PlanReference {
  readonly projectId: string;
  readonly name: string;
  readonly version: number;
  /** SHA-256 (hex) of the canonical JSON of the definition's plan. */
  readonly hash: string;
}
