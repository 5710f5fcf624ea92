/// A request and its answer without any HTTP library, and the route table's lines. Owns what
/// handlers see and give back and the refusals of this service; knows no route of its own.
@NullMarked
package dev.headgate.projector.exchange;

import org.jspecify.annotations.NullMarked;
