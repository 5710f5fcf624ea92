UPDATE headgate.sink_position SET next_offset = ?, updated_at = now()
 WHERE sink = ? AND topic = ? AND partition = ? AND next_offset = ?
