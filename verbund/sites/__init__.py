"""Sites: the pages on which the widget stands, each with its own address, colours, texts and hours."""
