SELECT headgate.cancel_replay()
