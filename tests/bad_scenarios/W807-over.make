sed 's/"days": 180, "from": "era1.date"}}/"days": 180, "from": "era1.date"}, "notice": {"label": "Notice", "days": 2, "from": "2026-02-11"}}/' base.json
