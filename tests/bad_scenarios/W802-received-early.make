sed -e 's/"received": "2026-03-30"/"received": "2026-03-27"/' clean.json
