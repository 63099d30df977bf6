sed -e 's/Claim as sent, March 30/Claim as sent, April 30/' clean.json
