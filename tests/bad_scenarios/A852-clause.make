sed -e 's/"3\.1": "Visits are paid/"3.4": "Notices go by mail.",\n      "3.1": "Visits are paid/' clean.json
