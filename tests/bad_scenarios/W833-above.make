sed -e 's/"It waits until the plan has confirmed it"/"None of the above"/' clean.json
