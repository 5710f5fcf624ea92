@NullMarked
package dev.headgate.command.session;

import org.jspecify.annotations.NullMarked;
