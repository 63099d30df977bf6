sed -e 's/"why": "A guess about motives has no place in a record\."/"why": "A missing field is not a decision that could be wrong."/' clean.json
