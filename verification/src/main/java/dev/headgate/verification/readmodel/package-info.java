/// The read database's side: rows behind the public views.
///
/// Owns the assertions I7 to I9 and the statements that gather their evidence. Knows the views, and
/// of the tables behind them nothing.
@NullMarked
package dev.headgate.verification.readmodel;

import org.jspecify.annotations.NullMarked;
