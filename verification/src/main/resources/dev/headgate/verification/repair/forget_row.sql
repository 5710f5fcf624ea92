SELECT headgate.forget_row(?, ?, ?)
