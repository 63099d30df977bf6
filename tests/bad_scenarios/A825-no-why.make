sed -z -e 's/,\n        "why": "Two to three weeks after the plan has taken it in\."//' clean.json
