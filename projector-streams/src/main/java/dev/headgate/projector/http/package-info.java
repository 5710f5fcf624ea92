/// The HTTP face. Owns the server and how a request is read; the only package of the projector that
/// sees Javalin. Knows no route of its own: they are given to it.
@NullMarked
package dev.headgate.projector.http;

import org.jspecify.annotations.NullMarked;
