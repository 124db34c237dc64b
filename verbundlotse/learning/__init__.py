"""Learning from what managers have checked: train a version, compare it, let it answer, take it back."""
