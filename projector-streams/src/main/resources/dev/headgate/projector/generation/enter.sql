SELECT headgate.enter(:generation, :state)::text
