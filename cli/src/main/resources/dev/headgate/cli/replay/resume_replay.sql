SELECT headgate.resume_replay(?::int)
