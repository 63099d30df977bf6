sed -e 's/"from": "2026-03-26"/"from": "2026-04-01"/' clean.json
