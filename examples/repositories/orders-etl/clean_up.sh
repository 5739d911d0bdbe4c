#!/bin/sh
# Keeps the last megabyte of what cron has written.
tail -c 1000000 /home/elif/orders-etl/orders.out > /tmp/orders.out
mv /tmp/orders.out /home/elif/orders-etl/orders.out
