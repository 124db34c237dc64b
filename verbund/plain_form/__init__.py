"""The plain form: a need without the engine and without a script, for the day on which the chat does not answer."""
