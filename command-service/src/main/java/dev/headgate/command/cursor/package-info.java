/// Places in the event log, and the opaque texts that clients keep of them. Owns the order in which
/// readers page and the form of a cursor; knows no list and no table. Guarantees that a text is
/// taken only where this service gave it: by the tenant it was made for, unchanged.
@NullMarked
package dev.headgate.command.cursor;

import org.jspecify.annotations.NullMarked;
