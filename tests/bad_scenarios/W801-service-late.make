sed 's/"received": "2026-02-20"/"received": "2026-02-13"/' base.json
