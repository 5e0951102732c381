/** Keeps what the plan rests on as copies of what the other services said. */
@NullMarked
package casebook.scheduling.plan.store;

import org.jspecify.annotations.NullMarked;
