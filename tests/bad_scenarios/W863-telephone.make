sed -e 's/"phone": "213-555-0151"/"phone": "213-555-0251"/' clean.json
