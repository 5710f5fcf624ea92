@NullMarked
package dev.headgate.command.http;

import org.jspecify.annotations.NullMarked;
