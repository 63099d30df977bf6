sed -e 's/P\.O\. Box 118, Los Angeles CA 00012/118 Alder Street, Los Angeles CA 90012/' clean.json
