/** A set of steps as bits in plan order, four to a hex digit; steps that are not in the list are left out. */
export function bitsOf(steps: ReadonlySet<string>, ids: readonly string[]): string {
  const digits: number[] = [];
  ids.forEach((id, index) => {
    if (steps.has(id)) digits[index >> 2] = (digits[index >> 2] ?? 0) | (1 << (index & 3));
  });
  return Array.from(digits, (digit) => (digit ?? 0).toString(16)).join('');
}
