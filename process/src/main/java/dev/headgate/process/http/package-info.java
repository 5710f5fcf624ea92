/// What every HTTP face of a service shares: bounds, refusals, meters, the API document's page.
/// Owns how Javalin and Jetty are set up; may not know any route. Guarantees that whatever is
/// refused, wherever, is `application/problem+json`.
@NullMarked
package dev.headgate.process.http;

import org.jspecify.annotations.NullMarked;
