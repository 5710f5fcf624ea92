package dev.headgate.command.audit;

/// Whether an audit event is written.
public sealed interface AuditState {

  record Blank() implements AuditState {}

  record Written() implements AuditState {}
}
