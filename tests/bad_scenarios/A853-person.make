sed -e 's/"rep": {"name": "Marcus D\.",/"chief": {"name": "Olga Winter"},\n    "rep": {"name": "Marcus D.",/' clean.json
