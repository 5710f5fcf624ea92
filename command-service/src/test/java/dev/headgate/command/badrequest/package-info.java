/// Requests that must be refused, made from the API document: for every operation every way to be
/// wrong that the document lets one see.
@NullMarked
package dev.headgate.command.badrequest;

import org.jspecify.annotations.NullMarked;
