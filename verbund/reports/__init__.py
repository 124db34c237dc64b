"""Reports that leave the desk: what is counted, what may be shown, and what stays fixed once it is published."""
