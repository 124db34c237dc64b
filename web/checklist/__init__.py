"""The list to print: a page and a PDF of the same content, made from its address alone."""
