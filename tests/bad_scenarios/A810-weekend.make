sed -e 's/"offset": "6 months"/"days": 180/' clean.json
