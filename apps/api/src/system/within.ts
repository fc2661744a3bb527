/** What a part has answered, or that it has not in time. */
export type Asked<T> = { readonly value: T } | { readonly failure: string };

/** Asks one part with a time limit of its own; a failure is a value. What answers later is not heard. */
export async function asked<T>(ms: number, ask: () => Promise<T>): Promise<Asked<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Asked<T>>((resolve) => {
    timer = setTimeout(() => resolve({ failure: `no answer within ${ms} ms` }), ms);
  });
  try {
    return await Promise.race([ask().then(answered), late]);
  } catch (failure) {
    return failed(failure);
  } finally {
    clearTimeout(timer);
  }
}

/** The value, or undefined where there is none. */
export function valueOf<T>(part: Asked<T>): T | undefined {
  return 'value' in part ? part.value : undefined;
}

function answered<T>(value: T): Asked<T> {
  return { value };
}

function failed(failure: unknown): { readonly failure: string } {
  return { failure: failure instanceof Error ? failure.message : String(failure) };
}
