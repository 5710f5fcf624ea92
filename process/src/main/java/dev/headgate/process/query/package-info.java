/// What a query string asks for, and the form of a page of rows. Owns how parameters are read and
/// refused; may not know any list, nor HTTP.
@NullMarked
package dev.headgate.process.query;

import org.jspecify.annotations.NullMarked;
