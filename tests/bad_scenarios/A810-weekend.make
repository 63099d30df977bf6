sed 's/{"id": "meaning"/{"id": "last", "day": "deadlines.appeal", "points": 2, "prompt": "Until when?", "why": "180 days."}, {"id": "meaning"/' base.json
