package dev.headgate.cloudevents;

/// The headers of an event record. CloudEvents attributes and extensions carry the prefix `ce_`.
final class HeaderName {

  static final String SPEC_VERSION = "ce_specversion";
  static final String ID = "ce_id";
  static final String TYPE = "ce_type";
  static final String SOURCE = "ce_source";
  static final String SUBJECT = "ce_subject";
  static final String TIME = "ce_time";
  static final String DATA_SCHEMA = "ce_dataschema";
  static final String CONTENT_TYPE = "content-type";
  static final String TENANT_ID = "ce_tenantid";
  static final String AGGREGATE_TYPE = "ce_aggregatetype";
  static final String AGGREGATE_VERSION = "ce_aggregateversion";
  static final String SCHEMA_VERSION = "ce_schemaversion";
  static final String EVENT_NUMBER = "ce_eventnumber";
  static final String CREATED_BY = "ce_createdby";
  static final String USER_ID = "ce_userid";
  static final String CORRELATION_ID = "ce_correlationid";
  static final String CAUSATION_ID = "ce_causationid";
  static final String CHECKSUM = "ce_checksum";
  static final String COMMIT_LSN = "ce_commitlsn";
  static final String TRACEPARENT = "traceparent";
  static final String METADATA = "metadata";

  private HeaderName() {}
}
