hard="Administrative reconsideration of adjudicated reimbursement necessitates documentation identifying participating practitioners. "
for i in 1 2 3 4 5 6; do hard="$hard$hard"; done
sed "s/\"body\": \[\"The provider line/\"body\": [\"$hard\", \"The provider line/" clean.json
