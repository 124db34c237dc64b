"""Privacy along the path of a message: what is masked, what is erased, what does not stay."""
