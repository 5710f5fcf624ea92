SELECT headgate.request_replay('{all}')
