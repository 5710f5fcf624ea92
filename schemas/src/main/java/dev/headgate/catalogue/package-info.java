/// Which events there are: the schemas, examples, owners and topics of every type, read from files.
///
/// A domain is a folder, an aggregate a folder in it, an event type and major version one JSON
/// Schema file; no code knows their names, so others are added with files alone. Guarantees that a
/// catalogue which loads is whole: every schema is sound, explains itself, and accepts its own
/// examples. Knows nothing of records, HTTP or SQL.
@NullMarked
package dev.headgate.catalogue;

import org.jspecify.annotations.NullMarked;
