sed 's/"date": "2026-03-09"/"date": "2026-02-19"/' base.json
