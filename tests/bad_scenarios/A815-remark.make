sed -e 's/"remarks": \["N290"\]/"remarks": ["N290", "N362"]/' clean.json
