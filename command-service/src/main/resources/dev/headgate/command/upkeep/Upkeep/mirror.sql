INSERT INTO auth_gateway.event_types
  (event_type, schema_version, aggregate_type, topic, owner, description, schema)
VALUES (:event_type, :schema_version, :aggregate_type, :topic, :owner, :description, CAST(:schema AS jsonb))
ON CONFLICT ON CONSTRAINT event_types_pkey DO UPDATE
SET topic = excluded.topic, owner = excluded.owner, description = excluded.description, schema = excluded.schema
