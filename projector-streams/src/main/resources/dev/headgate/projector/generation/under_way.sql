SELECT source_done, source_end FROM headgate.generations WHERE generation = headgate.under_way()
