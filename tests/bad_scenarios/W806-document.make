sed 's/"title": "Admission log"/"title": "Admission log, April 2"/' base.json
