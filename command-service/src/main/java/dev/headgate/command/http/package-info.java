/// The HTTP face. Owns routes, limits and how refusals look; the only package that sees Javalin.
@NullMarked
package dev.headgate.command.http;

import org.jspecify.annotations.NullMarked;
