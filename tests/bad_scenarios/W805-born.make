sed 's/"name": "Marisol Ortega"/"name": "Marisol Ortega", "born": "1912-05-02"/' base.json
