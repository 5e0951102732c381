/** A whole trial, played against a running system through its front door. */
@NullMarked
package casebook.local.demo;

import org.jspecify.annotations.NullMarked;
