import type { ClientBase } from "pg";

/**
 * Rows of one order that stood apart in the file become one staged order: the earliest time, the first customer named,
 * lines without an id numbered over the whole file, of lines with an id the last one.
 */
export async function settleScatteredOrders(client: ClientBase): Promise<void> {
  await client.query(`
    create temporary table scattered on commit drop as
    select s.no, first_value(s.no) over (partition by s.id order by s.no) as first
    from staged_orders s
    where s.id in (select id from staged_orders group by id having count(*) > 1)`);
  await client.query(`create unique index on scattered (no)`);
  await client.query(`analyze scattered`);
  await client.query(`
    create temporary table gathered_lines on commit drop as
    select s.first, l.* from staged_lines l join scattered s on s.no = l.order_no`);
  await client.query(`delete from staged_lines l using scattered s where s.no = l.order_no`);
  await client.query(`
    insert into staged_lines
    select first, line_key - nth + row_number() over same - 1, row_number() over same - 1,
      product_id, is_return, quantity, total, discount
    from gathered_lines where nth >= 0
    window same as (partition by first, line_key - nth order by order_no, nth)`);
  await client.query(`
    insert into staged_lines
    select distinct on (first, line_key) first, line_key, nth, product_id, is_return, quantity, total, discount
    from gathered_lines where nth < 0
    order by first, line_key, order_no desc`);
  await client.query(`
    update staged_orders o set ordered_at = w.ordered_at, ordered_on = w.ordered_on, cancelled = w.cancelled,
      customer_id = w.customer_id, lines = w.lines, gross = w.gross, discount = w.discount,
      return_lines = w.return_lines, returned = w.returned
    from (
      select h.*, coalesce(t.lines, 0) as lines, coalesce(t.gross, 0) as gross, coalesce(t.discount, 0) as discount,
        coalesce(t.return_lines, 0) as return_lines, coalesce(t.returned, 0) as returned
      from (
        select s.first, min(o.ordered_at) as ordered_at, min(o.ordered_on) as ordered_on, bool_or(o.cancelled) as cancelled,
          (array_agg(o.customer_id order by o.no) filter (where o.customer_id is not null))[1] as customer_id
        from scattered s join staged_orders o on o.no = s.no group by s.first
      ) h
      left join (
        select order_no,
          count(*) filter (where not is_return) as lines, sum(total) filter (where not is_return) as gross,
          sum(discount) filter (where not is_return) as discount,
          count(*) filter (where is_return) as return_lines, sum(total) filter (where is_return) as returned
        from staged_lines where order_no in (select first from scattered) group by order_no
      ) t on t.order_no = h.first
    ) w
    where o.no = w.first`);
  await client.query(`delete from staged_orders o using scattered s where s.no = o.no and s.no <> s.first`);
}
