/// Brings a command database up: roles, schema, publication, and the replication slot in a step of
/// its own.
///
/// Owns the migrations below `db/migration/command`. May not know commands or events. Guarantees
/// that running it again changes nothing, and that passwords reach neither a migration nor a log.
@NullMarked
package dev.headgate.command.migration;

import org.jspecify.annotations.NullMarked;
