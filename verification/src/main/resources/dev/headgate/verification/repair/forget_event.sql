SELECT headgate.forget_event(?)
