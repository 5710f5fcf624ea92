/// How this service is: whether its database answers, and what the relay has not shipped yet.
@NullMarked
package dev.headgate.command.health;

import org.jspecify.annotations.NullMarked;
