SELECT event_type || '.v' || schema_version FROM auth_gateway.event_types
