sed -e 's/"say": \["Post it\."\]/"say": ["WRITE: what is posted."]/' clean.json
