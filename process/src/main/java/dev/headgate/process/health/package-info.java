/// What every process shows to a probe and to Prometheus.
///
/// Owns `/health`, `/health/live`, `/health/ready` and `/metrics`. May not know what makes a
/// process healthy: it asks.
@NullMarked
package dev.headgate.process.health;

import org.jspecify.annotations.NullMarked;
