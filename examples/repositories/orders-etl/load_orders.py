"""Copies one day's orders from the shop into the warehouse."""

import configparser
import sys
from datetime import date, timedelta

import pandas as pd
import psycopg2
from psycopg2.extras import execute_values

BASE = "/home/elif/orders-etl/"

config = configparser.ConfigParser()
config.read(BASE + "config.ini")


def extract(day):
    # Passwords come from ~/.pgpass of the user that cron runs this as.
    with psycopg2.connect(**config["shop"]) as shop:
        return pd.read_sql(
            "select order_id, customer_id, ordered_at, gross_cents, discount_cents, country"
            " from orders where ordered_at::date = %(day)s",
            shop,
            params={"day": day},
        )


def transform(orders):
    orders = orders.drop_duplicates("order_id")
    orders["net_eur"] = (orders["gross_cents"] - orders["discount_cents"]) / 100
    orders["country"] = orders["country"].str.upper().fillna("??")
    return orders[["order_id", "customer_id", "ordered_at", "net_eur", "country"]]


def load(orders, day):
    rows = list(orders.itertuples(index=False, name=None))
    with psycopg2.connect(**config["warehouse"]) as warehouse, warehouse.cursor() as cursor:
        # A second run of the same day replaces the first.
        cursor.execute("delete from orders where ordered_at::date = %s", (day,))
        execute_values(cursor, "insert into orders values %s", rows)


if __name__ == "__main__":
    day = sys.argv[1] if len(sys.argv) > 1 else str(date.today() - timedelta(days=1))
    orders = transform(extract(day))
    load(orders, day)
    print("loaded", len(orders), "orders of", day)
