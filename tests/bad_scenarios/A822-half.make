sed -e 's/"text": "A frequency 7 with the number", "points": 6/"text": "A frequency 7 with the number", "points": 40/' clean.json
