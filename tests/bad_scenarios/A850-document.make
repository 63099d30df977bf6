sed -e 's/"needs": \["box_empty"\], //' clean.json
