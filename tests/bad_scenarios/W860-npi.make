sed -e 's/"npi": "1000000003"/"npi": "1000000004"/' clean.json
