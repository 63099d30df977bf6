sed -e 's/"born": "1990-05-01"/"born": "1912-05-01"/' clean.json
