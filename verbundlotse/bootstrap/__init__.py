"""Sets up both environments on a machine that has only Python, git and make.

Nothing here may import anything but the standard library, and all of it must run on Python 3.8 and later: the Python
that starts the set-up need not be the one the project runs on.
"""
