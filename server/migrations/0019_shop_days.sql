CREATE TABLE "shop_days" (
	"day" date PRIMARY KEY NOT NULL,
	"orders" integer NOT NULL,
	"gross" numeric(18, 4) NOT NULL,
	"guest_orders" integer NOT NULL,
	"guest_gross" numeric(18, 4) NOT NULL,
	"new_customers" integer NOT NULL,
	"regained_customers" integer NOT NULL,
	"lapsed_customers" integer NOT NULL
);--> statement-breakpoint
INSERT INTO "shop_days"
SELECT day, sum(orders), sum(gross), sum(guest_orders), sum(guest_gross), sum(fresh), sum(regained), sum(lapsed)
FROM (
  SELECT ordered_on AS day, count(customer_key) AS orders,
    coalesce(sum(gross) FILTER (WHERE customer_key IS NOT NULL), 0) AS gross, count(*) - count(customer_key) AS guest_orders,
    coalesce(sum(gross) FILTER (WHERE customer_key IS NULL), 0) AS guest_gross, 0 AS fresh, 0 AS regained, 0 AS lapsed
  FROM orders WHERE lines > 0 AND NOT cancelled GROUP BY 1
  UNION ALL
  SELECT day, 0, 0, 0, 0, count(*) FILTER (WHERE event = 'new'), count(*) FILTER (WHERE event = 'regained'),
    count(*) FILTER (WHERE event = 'lapsed')
  FROM (
    SELECT customer_key, ordered_on, lag(ordered_on) OVER visits AS before, lead(ordered_on) OVER visits AS after
    FROM (SELECT DISTINCT customer_key, ordered_on FROM orders
      WHERE lines > 0 AND NOT cancelled AND customer_key IS NOT NULL) days
    WINDOW visits AS (PARTITION BY customer_key ORDER BY ordered_on)
  ) visits CROSS JOIN LATERAL (VALUES
    (ordered_on, CASE WHEN before IS NULL THEN 'new' WHEN ordered_on - before > 90 THEN 'regained' END),
    (ordered_on + 91, CASE WHEN after IS NULL OR after - ordered_on > 90 THEN 'lapsed' END)
  ) AS events(day, event)
  WHERE event IS NOT NULL GROUP BY 1
) parts
GROUP BY day;
