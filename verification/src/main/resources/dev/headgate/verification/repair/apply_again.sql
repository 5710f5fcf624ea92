SELECT headgate.apply_again(?, ?, ?, ?)
