/// What an event is: committed facts of the auth domain as sealed families of records, and the
/// envelope each of them travels in.
///
/// Depends on `java..` only, so that deciders and projections can be pure. It knows no JSON, no
/// schema, no topic and no database. Values are immutable and safe to share between threads; times
/// are cut to the millisecond that travels.
@NullMarked
package dev.headgate.event;

import org.jspecify.annotations.NullMarked;
