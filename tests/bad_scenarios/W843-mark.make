sed -e 's/"say": \["Post it\."\]/"say": ["Post it now!"]/' clean.json
