sed -e 's/"billed": {"text": "Jae Park calls the plan\. The statement goes back, and the claim is still open\."}/"billed": {"text": "It goes back."}/' clean.json
