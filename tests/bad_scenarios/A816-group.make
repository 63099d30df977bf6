sed -e 's/"group": "CO", "carc": "16", "amount": 260\.00}/"group": "CO", "carc": "16", "amount": 250.00}, {"group": "CO", "carc": "1", "amount": 10.00}/' clean.json
