sed 's/"form": "837I"/"form": "837I", "admission": "2026-02-11", "discharge": "2026-02-14"/' base.json
