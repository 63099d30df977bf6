sed -z -e 's/"events": {\n/"events": {\n    "asked_back": {"after": "3 business", "from": "corrected", "when": "not asked", "say": "The plan asks for a page.", "goto": "read"},\n/' clean.json
