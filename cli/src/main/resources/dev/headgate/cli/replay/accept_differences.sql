SELECT headgate.accept_differences()
