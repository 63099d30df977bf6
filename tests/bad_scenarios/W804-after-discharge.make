sed -e 's/"form": "837P"/"form": "837I", "admission": "2026-03-20", "discharge": "2026-03-24"/' clean.json
