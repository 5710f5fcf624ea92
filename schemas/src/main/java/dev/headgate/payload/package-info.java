/// The JSON form of the typed events: what `data` holds for each event type and version.
///
/// Knows Jackson and the events, no schema and no envelope. Guarantees that an event comes back
/// equal, that the form never changes unnoticed (approved files), and that what is not understood
/// is refused, except for additional properties, which a later minor version may bring.
@NullMarked
package dev.headgate.payload;

import org.jspecify.annotations.NullMarked;
