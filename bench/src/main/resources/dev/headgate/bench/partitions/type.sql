INSERT INTO auth_gateway.event_types VALUES ('DeviceSeen', 1, 'device', 'fleet.device.events.v1', 'bench', 'For measuring.', '{}')
