@NullMarked
package dev.headgate.command.user;

import org.jspecify.annotations.NullMarked;
