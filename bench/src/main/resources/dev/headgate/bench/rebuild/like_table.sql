CREATE TABLE copy_of_<table> (LIKE projection_g2.<table> INCLUDING ALL)
