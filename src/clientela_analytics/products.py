"""Products: what was sold in the period, with ABC classes."""

from datetime import date

import numpy as np
import pyarrow as pa

from clientela_analytics.amounts import as_money
from clientela_analytics.classes import abc_classes, cumulated_shares
from clientela_analytics.engine import Count, Total
from clientela_analytics.history import encode_ids, integers
from clientela_analytics.order_lines import OrderLines
from clientela_analytics.policy import AbcPolicy


def product_table(lines: OrderLines, after: date, policy: AbcPolicy | None = None) -> pa.Table:
    """One row per product with a line after `after`, best first, with and without customer.

    Columns: product_id, rank, abc, net_sales, gross_sales, units (bought less returned), lines, customers,
    cumulated_share (0-1 of positive net sales).
    """
    dated = lines.relation().where("ordered_on", ">", after).where_known("product_id")
    table = dated.group(
        ["product_id"],
        net_e4=Total("amount_e4"),
        gross_e4=Total("amount_e4", only="is_sale"),
        units_e3=Total("quantity_e3"),
        lines=Count(),
        customers=Count("customer_id", only="is_sale"),
    ).fetch()
    ids, place = encode_ids(table.column("product_id"))
    table = table.take(pa.array(np.argsort(place)))
    net = integers(table.column("net_e4"))
    order = np.argsort(-net, kind="stable")
    return (
        pa.table(
            {
                "product_id": ids,
                "abc": abc_classes(net, policy),
                "net_sales": as_money(net),
                "gross_sales": as_money(integers(table.column("gross_e4"))),
                "units": integers(table.column("units_e3")) / 1000,
                "lines": table.column("lines"),
                "customers": table.column("customers"),
                "cumulated_share": np.round(cumulated_shares(net), 9),
            }
        )
        .take(pa.array(order))
        .add_column(1, "rank", pa.array(np.arange(1, len(order) + 1)))
    )
