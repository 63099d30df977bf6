sed -e 's/"tax_id": "00-2204417"/"tax_id": "95-2204417"/' clean.json
