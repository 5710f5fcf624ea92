/// Identifiers. Owns how new ones are made and how the names of clients are written; knows no
/// aggregate.
@NullMarked
package dev.headgate.command.identifier;

import org.jspecify.annotations.NullMarked;
