sed -e 's/"What do you ask him?"/"You ask him for an"/' clean.json
