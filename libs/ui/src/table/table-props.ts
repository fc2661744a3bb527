import type { ReactNode } from 'react';

/** A column. The first one is the link of the row. */
export interface TableColumn<Row> {
  readonly id: string;
  /** Its heading, already in the person's language. */
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Width in px; without it the column shares what is left. */
  readonly width?: number;
  /** Least width of a column without a width. */
  readonly minWidth?: number;
  /** `end` for numbers. */
  readonly align?: 'start' | 'end';
  /** Whether the heading sorts; the order is made by whoever gives the rows. */
  readonly sortable?: boolean;
  /** Hidden until a person chooses it. */
  readonly optional?: boolean;
}

/** The order of the rows. */
export interface TableSort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** What can be done with one row: shown on hover and focus, and in its context menu. */
export interface RowAction {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** Properties of the one table of the product. Rows come by pages; the table asks for more by itself. */
export interface DataTableProps<Row> {
  /** Names the table for who cannot see it. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Undefined while the first page is on its way: a skeleton after 150 ms. */
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  /** What the row is called in "Select order 1042"; its id unless said. */
  readonly rowName?: (row: Row) => string;
  /** Where the first column leads; plain clicks and Enter go to `onOpen` when it is given. */
  readonly href?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly sort?: TableSort | undefined;
  readonly onSort?: (sort: TableSort) => void;
  /** Ids of the selected rows; without it rows cannot be selected. */
  readonly selection?: ReadonlySet<string>;
  readonly onSelection?: (selection: ReadonlySet<string>) => void;
  /** What stands in the header while rows are selected, beside their number. */
  readonly bulk?: ReactNode;
  readonly actions?: (row: Row) => readonly RowAction[];
  readonly hasMore?: boolean;
  readonly isLoadingMore?: boolean;
  /** Asks for the next page. */
  readonly onMore?: () => void;
  /** Shown when there is no row. */
  readonly empty?: ReactNode;
  /** Ids of the columns that are shown; a person's choice, kept by the page. */
  readonly shownColumns?: readonly string[] | undefined;
  readonly onShownColumns?: (columns: readonly string[]) => void;
  /** Whether single keys (J, K, X) work; arrows and Enter always do. */
  readonly singleKeys?: boolean;
}
