/// Sessions with the two databases.
///
/// Owns how a URL is opened, how a statement is found and run. May not know any table. Sessions are
/// read-only unless they were opened to repair, and see all tenants or fail.
@NullMarked
package dev.headgate.verification.database;

import org.jspecify.annotations.NullMarked;
