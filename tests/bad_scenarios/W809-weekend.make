sed -e 's/"today": "2026-04-16"/"today": "2026-04-18"/' clean.json
