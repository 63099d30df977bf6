sed 's/"received": "2026-02-20"/"sent": "2026-02-23", "received": "2026-02-20"/' base.json
