#!/bin/sh
# The small case with 41 people; the message says how many there may be.
awk '{ print } /"people": [{]/ { for (i = 1; i <= 38; i++) printf "    \"p%d\": {\"name\": \"Person %d\"},\n", i, i }' base.json
