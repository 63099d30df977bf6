sed -e 's/"set": {"asked": true}, //' clean.json
