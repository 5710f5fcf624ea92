@NullMarked
package dev.headgate.command.audit;

import org.jspecify.annotations.NullMarked;
