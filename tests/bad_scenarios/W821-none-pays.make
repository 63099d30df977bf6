sed -e 's/"text": "Nobody'\''s yet: nothing is decided", "points": 2/"text": "Nobody'\''s yet: nothing is decided", "points": 0/' clean.json
