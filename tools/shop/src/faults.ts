/** How one route is to misbehave. Counts go down with every request they spoil. */
export interface Fault {
  /** Method and path pattern, as `POST /payments/refunds` or `GET /orders/:id`. */
  readonly route: string;
  /** The next so many requests are answered with `status` and change nothing. */
  readonly fail?: number;
  /** Default 503. */
  readonly status?: number;
  /** In seconds, sent with failures. */
  readonly retryAfter?: number;
  /** Every answer waits this long, until the next reset. */
  readonly slowMs?: number;
  /** The next so many requests do their work and break the connection: the answer is lost. */
  readonly dropAfterApply?: number;
  /** The next so many requests are answered twice over. */
  readonly answerTwice?: number;
}

/** What a request has to suffer. */
export interface Spoiled {
  readonly slowMs: number;
  readonly failure?: { readonly status: number; readonly retryAfter?: number };
  readonly ending: 'normal' | 'drop' | 'twice';
}

type Counter = 'fail' | 'dropAfterApply' | 'answerTwice';

/** The faults that are set, by route. */
export class Faults {
  readonly #byRoute = new Map<string, Fault>();

  /** Replaces the faults of the route. */
  set(fault: Fault): void {
    this.#byRoute.set(fault.route, fault);
  }

  clear(): void {
    this.#byRoute.clear();
  }

  /** Takes the next fault of the route: failures first, then lost answers, then double ones. */
  take(route: string): Spoiled {
    const { slowMs = 0, status = 503, retryAfter } = this.#byRoute.get(route) ?? {};
    if (this.#countDown(route, 'fail')) {
      return {
        slowMs,
        failure: { status, ...(retryAfter === undefined ? {} : { retryAfter }) },
        ending: 'normal',
      };
    }
    if (this.#countDown(route, 'dropAfterApply')) return { slowMs, ending: 'drop' };
    return { slowMs, ending: this.#countDown(route, 'answerTwice') ? 'twice' : 'normal' };
  }

  #countDown(route: string, counter: Counter): boolean {
    const fault = this.#byRoute.get(route);
    const left = fault?.[counter] ?? 0;
    if (fault === undefined || left <= 0) return false;
    this.#byRoute.set(route, { ...fault, [counter]: left - 1 });
    return true;
  }
}
