sed -e 's/"date": "2026-04-14"/"date": "2026-03-25"/' clean.json
