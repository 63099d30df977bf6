sed -e 's/"why": "He reads out the denial again\."/"why": "No."/' clean.json
