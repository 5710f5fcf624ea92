CREATE TEMPORARY TABLE published (
    tenant_id         uuid   NOT NULL,
    aggregate_type    text   NOT NULL,
    aggregate_id      text   NOT NULL,
    aggregate_version bigint NOT NULL,
    event_id          uuid   NOT NULL
)
