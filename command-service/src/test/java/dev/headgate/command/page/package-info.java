/// The pages as a person sees them: fetched, and looked at in a browser.
@NullMarked
package dev.headgate.command.page;

import org.jspecify.annotations.NullMarked;
