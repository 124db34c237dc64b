"""The conditions of each instrument as small functions with their paragraph; thresholds come from `knowledge/funding/`."""
