SELECT auth_gateway.store_state(:type, :id, :version, CAST(:state AS jsonb), :state_version)
