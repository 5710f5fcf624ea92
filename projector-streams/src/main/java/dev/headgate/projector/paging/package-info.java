/// Rows of a view as JSON, page by page. Owns the form of cursors and of a page's answer; may not
/// know any list. Guarantees that a cursor is taken by the list it came from and by no other.
@NullMarked
package dev.headgate.projector.paging;

import org.jspecify.annotations.NullMarked;
