/** How one route is to misbehave. Counts go down with every request they spoil. */
export interface Fault {
  /** Method and path pattern, as `POST /payments/refunds` or `GET /orders/:id`. */
  readonly route: string;
  /** Only requests about this order; absent = all of the route. */
  readonly order?: string;
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

/** The faults that are set, by route, and by order where they are about one. */
export class Faults {
  readonly #set = new Map<string, Fault>();

  /** Replaces the faults of the route, or of the order at this route. */
  set(fault: Fault): void {
    this.#set.set(placeOf(fault.route, fault.order), fault);
  }

  clear(): void {
    this.#set.clear();
  }

  /**
   * Takes the next fault of the route: failures first, then lost answers, then double ones. An order that has faults
   * of its own suffers those only.
   */
  take(route: string, order: string | undefined): Spoiled {
    const own = placeOf(route, order);
    const place = this.#set.has(own) ? own : placeOf(route);
    const { slowMs = 0, status = 503, retryAfter } = this.#set.get(place) ?? {};
    if (this.#countDown(place, 'fail')) {
      return {
        slowMs,
        failure: { status, ...(retryAfter === undefined ? {} : { retryAfter }) },
        ending: 'normal',
      };
    }
    if (this.#countDown(place, 'dropAfterApply')) return { slowMs, ending: 'drop' };
    return { slowMs, ending: this.#countDown(place, 'answerTwice') ? 'twice' : 'normal' };
  }

  #countDown(place: string, counter: Counter): boolean {
    const fault = this.#set.get(place);
    const left = fault?.[counter] ?? 0;
    if (fault === undefined || left <= 0) return false;
    this.#set.set(place, { ...fault, [counter]: left - 1 });
    return true;
  }
}

function placeOf(route: string, order?: string): string {
  return order === undefined ? route : `${route} of ${order}`;
}
