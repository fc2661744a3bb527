/** Pages whose look can be saved. */
export type ViewPage = 'instances' | 'tasks' | 'definitions' | 'events' | 'records';

/** `GET /views?page=`: a page as somebody likes to look at it. */
export interface SavedViewRow {
  readonly id: string;
  readonly page: ViewPage;
  readonly name: string;
  /** The query string of the page, without the question mark. */
  readonly query: string;
  readonly shared: boolean;
  readonly owner: string;
  /** Whether the caller may change it. */
  readonly own: boolean;
  readonly updatedAt: string;
}

/** `POST /views`, with `Idempotency-Key`. */
export interface CreateViewRequest {
  readonly page: ViewPage;
  readonly name: string;
  readonly query: string;
  readonly shared?: boolean;
}

/** `PUT /views/:id`. */
export type UpdateViewRequest = Omit<CreateViewRequest, 'page'>;
