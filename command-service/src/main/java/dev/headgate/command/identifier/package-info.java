/// New identifiers. Owns how they are made; knows no aggregate.
@NullMarked
package dev.headgate.command.identifier;

import org.jspecify.annotations.NullMarked;
