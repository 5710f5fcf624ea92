/// Dead letters over HTTP: what is set aside, and orders about it. Owns the questions to
/// `dead_letters`; may not know how orders are obeyed. Guarantees that each order is an audited
/// event before it is given, and that an operator sees and orders letters of the own tenant alone.
@NullMarked
package dev.headgate.projector.deadletter;

import org.jspecify.annotations.NullMarked;
