"""Pages about offers: neutral search, catalogue, reading of files, providers, orders, and what proves neutrality."""
