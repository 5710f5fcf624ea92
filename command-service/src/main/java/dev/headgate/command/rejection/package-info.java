/// How the business says no. Owns the closed list of reasons; knows nothing of HTTP or SQL. A
/// rejected command has changed nothing.
@NullMarked
package dev.headgate.command.rejection;

import org.jspecify.annotations.NullMarked;
