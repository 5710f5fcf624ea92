/// Dead letters as the projector's HTTP face has them: reads them, orders about them, prints them.
/// May not know the projector's tables or topics.
@NullMarked
package dev.headgate.cli.letter;

import org.jspecify.annotations.NullMarked;
