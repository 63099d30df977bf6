sed 's/"prompt": "What do you ask him?", /"prompt": "What do you ask him?", "tolerance": 1.00, "mistakes": [{"name": "the charge", "value": 260.00, "why": "It is not the charge."}], /' clean.json
