/// Reading JSON strictly. Owns what counts as JSON here and the words for what is wrong with it;
/// knows no HTTP and no field of any command. What passes can be stored by Postgres and travels
/// unchanged.
@NullMarked
package dev.headgate.process.json;

import org.jspecify.annotations.NullMarked;
