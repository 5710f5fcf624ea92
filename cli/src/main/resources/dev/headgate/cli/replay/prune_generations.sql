SELECT headgate.prune_generations()
