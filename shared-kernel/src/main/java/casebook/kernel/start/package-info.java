/** Whether it may start at all: what production must not be started with, told with consequence and remedy. */
@NullMarked
package casebook.kernel.start;

import org.jspecify.annotations.NullMarked;
