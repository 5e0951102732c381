/** Plans visits anew when another service says something that they hang on. */
@NullMarked
package casebook.scheduling.visit.events;

import org.jspecify.annotations.NullMarked;
