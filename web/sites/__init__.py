"""Sites as the widget sees them: what it needs to know before anybody opens it, and who may call from where."""
