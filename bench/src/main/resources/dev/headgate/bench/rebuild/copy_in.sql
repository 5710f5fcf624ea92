COPY copy_of_<table> FROM STDIN
