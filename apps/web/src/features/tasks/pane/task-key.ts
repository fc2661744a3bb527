/** Keys of everything about one task begin so. */
export function taskKey(id: string): readonly string[] {
  return ['tasks', 'one', id];
}
