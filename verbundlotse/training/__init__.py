"""Builds the gazetteer and trains the Rasa model, but only when what they are made of has changed."""
