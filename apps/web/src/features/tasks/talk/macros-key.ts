/** Keys of the saved answers for a step. */
export function macrosKey(step: string): readonly string[] {
  return ['macros', step];
}
