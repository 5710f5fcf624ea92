/// A request and its answer without any HTTP library. Owns what handlers see and give back; knows
/// no route.
@NullMarked
package dev.headgate.command.exchange;

import org.jspecify.annotations.NullMarked;
