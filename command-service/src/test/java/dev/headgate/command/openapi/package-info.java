/// Holds the API document true: nothing is answered that it does not say.
@NullMarked
package dev.headgate.command.openapi;

import org.jspecify.annotations.NullMarked;
