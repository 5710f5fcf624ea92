@NullMarked
package dev.headgate.command;

import org.jspecify.annotations.NullMarked;
