sed -e 's/"How a corrected claim should come"/"How representatives take corrected claims"/' -e 's/"What do you ask him?"/"What do you ask, of all that representatives know?"/' clean.json
