/// Opening an account and signing in and out. Knows neither routes nor the HTTP library.
@NullMarked
package dev.headgate.command.account;

import org.jspecify.annotations.NullMarked;
