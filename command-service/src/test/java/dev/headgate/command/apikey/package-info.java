@NullMarked
package dev.headgate.command.apikey;

import org.jspecify.annotations.NullMarked;
