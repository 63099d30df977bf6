sed -e 's/"days": 30, "from": "claim\.received"/"days": 10, "from": "claim.received"/' clean.json
