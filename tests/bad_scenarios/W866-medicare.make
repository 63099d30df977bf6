sed -e 's/"member_id": "CV4418802"/"member_id": "2EG4-TE5-MK73"/' clean.json
