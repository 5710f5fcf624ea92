/// Events as somebody asks to have them appended. Owns how they are read from a body, one or many,
/// and what can be wrong with them before the log is asked; knows no table.
@NullMarked
package dev.headgate.command.proposal;

import org.jspecify.annotations.NullMarked;
