/** What a file holds, in the types of the tables it goes to, before it is merged. Gone with the transaction, and with the connection. */
export const stagingTables = {
  orders: {
    name: "staged_orders",
    columns: `no integer not null, id text not null, customer_id text, ordered_at timestamptz not null,
      ordered_on date not null, cancelled boolean not null, lines integer not null, gross numeric(18, 4) not null,
      discount numeric(18, 4) not null, return_lines integer not null, returned numeric(18, 4) not null`,
  },
  lines: {
    name: "staged_lines",
    columns: `order_no integer not null, line_key bigint not null, nth integer not null, product_id text,
      is_return boolean not null, quantity numeric(14, 3) not null, total numeric(18, 4) not null, discount numeric(18, 4) not null`,
  },
  /** Names and categories as they came, the newest last; those not of a line are from a list of products. */
  products: {
    name: "staged_products",
    columns: "no integer not null, id text not null, name text, category text, of_line boolean not null",
  },
  people: { name: "staged_people", columns: "no integer not null, id text not null, email text, name text" },
} as const;

export type StagingTable = keyof typeof stagingTables;
