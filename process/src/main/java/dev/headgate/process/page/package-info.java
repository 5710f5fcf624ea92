/// The pages that show an API document: Swagger UI at `/docs`, ReDoc at `/redoc`. Owns what they
/// are made of and which content they may load; may not know what the document says. Guarantees
/// that a browser asks nobody but this service for any of it.
@NullMarked
package dev.headgate.process.page;

import org.jspecify.annotations.NullMarked;
