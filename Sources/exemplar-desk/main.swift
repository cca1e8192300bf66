print("exemplar-desk")
