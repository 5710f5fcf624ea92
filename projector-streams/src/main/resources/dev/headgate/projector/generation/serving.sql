SELECT projection, generation FROM headgate.serving
