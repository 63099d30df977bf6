sed -e 's/"why": "The remark has said why\."/"why": "It is foolish to ask what the remark has said."/' clean.json
