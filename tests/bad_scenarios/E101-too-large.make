#!/bin/sh
# More than 4 MiB: a title of five.
printf '{"title": "'
head -c 5000000 /dev/zero | tr '\0' a
printf '"}\n'
