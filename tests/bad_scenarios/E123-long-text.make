#!/bin/sh
# A text of more than 16 KiB.
printf '{"title": "'
head -c 20000 /dev/zero | tr '\0' a
printf '"}\n'
