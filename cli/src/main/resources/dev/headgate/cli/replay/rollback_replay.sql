SELECT headgate.rollback_replay()
