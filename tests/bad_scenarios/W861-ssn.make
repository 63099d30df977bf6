sed -e 's/"member_id": "CV4418802"/"member_id": "219-09-9999"/' clean.json
