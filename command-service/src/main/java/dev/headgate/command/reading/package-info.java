/// The log page by page, in an order in which no late commit is passed by. Owns what can be asked
/// of a list, the index each question goes by and how far one page reads; knows no single event's
/// meaning.
@NullMarked
package dev.headgate.command.reading;

import org.jspecify.annotations.NullMarked;
