sed 's/"from": "today", "best": \["10 business", "12 business"\]/"from": "deadlines.appeal", "best": ["10 business", "12 business"]/' base.json
