sed -e 's/"How a corrected claim should come"/"How a corrected claim should come to them, and which number it has to name"/' clean.json
