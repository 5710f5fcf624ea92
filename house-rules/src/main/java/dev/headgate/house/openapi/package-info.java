/// Holds the API document of a service true: nothing is answered that it does not say. Owns how an
/// OpenAPI 3.1 document is read and compared; may not know any service.
@NullMarked
package dev.headgate.house.openapi;

import org.jspecify.annotations.NullMarked;
