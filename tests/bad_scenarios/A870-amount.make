sed -e 's/"why": "112\.00 paid, 30\.00 copay, 118\.00 contractual\."/"why": "112.00 paid, 30.00 copay, 181.00 contractual."/' clean.json
