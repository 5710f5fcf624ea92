COPY projection_g2.<table> TO STDOUT
