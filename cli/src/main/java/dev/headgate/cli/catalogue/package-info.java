/// What `headgate catalogue` shows and writes: event types as text and JSON, and the files of a new
/// one. Knows the files of a catalogue, not the services that read it.
@NullMarked
package dev.headgate.cli.catalogue;

import org.jspecify.annotations.NullMarked;
