/// The catalogue as an AsyncAPI 3 document: a channel for each topic, a message for each event type
/// and major version. Owns how the contract with subscribers is told to programs; what it tells is
/// the catalogue's and the record codec's. Knows nothing of HTTP, brokers or YAML.
@NullMarked
package dev.headgate.asyncapi;

import org.jspecify.annotations.NullMarked;
