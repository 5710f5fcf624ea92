/// Load and its accounting: clients that send real commands, and the comparison of what went in
/// with what came out. Uses the faces every user has, HTTP, SQL and Kafka, and nothing else.
@NullMarked
package dev.headgate.cli.demo;

import org.jspecify.annotations.NullMarked;
