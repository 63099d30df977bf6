sed -e 's/"id": "patient", "text": "The patient'\''s, until the plan has paid", "points": 0/"id": "patient", "text": "The patient'\''s, until the plan has paid", "points": 2/' clean.json
