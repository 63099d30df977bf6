sed -e 's/help@example\.com/help@calverra.com/' clean.json
