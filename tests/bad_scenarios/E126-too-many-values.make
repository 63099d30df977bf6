#!/bin/sh
# A list of half a million and one values.
printf '[0'
yes ',0' | head -n 500001 | tr -d '\n'
printf ']\n'
